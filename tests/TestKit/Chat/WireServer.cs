using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace Surgical.TestKit.Chat;

/// <summary>
/// A server that sends recorded bytes, a connection each: to a question the next answer, the last one for ever.
/// </summary>
public sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;
    private int _next;

    public WireServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Sent to whoever asks for the models.</summary>
    public byte[] List { get; set; } = [];

    /// <summary>Sent to questions.</summary>
    public IReadOnlyList<byte[]> Answers { get; set; } = [];

    /// <summary>Bodies of the questions, in the order of arrival.</summary>
    public ConcurrentQueue<JsonElement> Asked { get; } = [];

    /// <summary>Scheme, host and port.</summary>
    public string Url => $"http://{_listener.LocalEndpoint}";

    /// <summary>An answer of JSON, as bytes of the wire.</summary>
    public static byte[] Json(string json) => Encoding.UTF8.GetBytes(
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(json)}"
        + $"\r\n\r\n{json}");

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _serving;
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!_closing.IsCancellationRequested)
            {
                using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                await AnswerAsync(client.GetStream());
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or SocketException)
        {
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        try
        {
            var answer = await RequestAsync(stream) is { } body ? Answer(body) : List;
            await stream.WriteAsync(answer, _closing.Token);
            stream.Socket.Shutdown(SocketShutdown.Send);
        }
        catch (IOException)
        {
            // The client hung up, as it may.
        }
    }

    private byte[] Answer(JsonElement body)
    {
        Asked.Enqueue(body);
        return Answers[Math.Min(_next++, Answers.Count - 1)];
    }

    // The body of a question; null for a request without one.
    private async Task<JsonElement?> RequestAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1, leaveOpen: true);
        var length = 0;
        while (await reader.ReadLineAsync(_closing.Token) is { Length: > 0 } line)
        {
            if (line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            {
                length = int.Parse(line.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);
            }
        }

        if (length == 0)
        {
            return null;
        }

        var body = new char[length];
        await reader.ReadBlockAsync(body, _closing.Token);
        return JsonElement.Parse(Encoding.Latin1.GetBytes(body));
    }
}
