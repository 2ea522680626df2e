using System.Net.Sockets;
using System.Text;

namespace Surgical.Dashboard.Tests.Bounds;

/// <summary>A client that sends what it likes, and no more.</summary>
internal sealed class RawConnection : IDisposable
{
    private readonly TcpClient _client = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<RawConnection> OpenAsync(Uri server, string sent = "")
    {
        var connection = new RawConnection();
        await connection._client.ConnectAsync(server.Host, server.Port, Stop);
        await connection.SendAsync(sent);
        return connection;
    }

    /// <summary>The head of an upload that promises far more than it sends.</summary>
    public static string Upload(Uri server) =>
        $"POST /api/cases HTTP/1.1\r\nHost: {server.Authority}\r\nContent-Length: 1000000\r\n"
        + "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nContent-Disposition: form-data; "
        + "name=\"video\"; filename=\"case.mp4\"\r\n\r\nthe beginning of a video";

    public async Task SendAsync(string words) =>
        await _client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(words), Stop);

    /// <summary>All that comes until the server hangs up.</summary>
    public async Task<string> ToTheEndAsync()
    {
        using var all = new MemoryStream();
        try
        {
            await _client.GetStream().CopyToAsync(all, Stop);
        }
        catch (IOException)
        {
            // Hung up without a word.
        }

        return Encoding.UTF8.GetString(all.ToArray());
    }

    public void Dispose() => _client.Dispose();
}
