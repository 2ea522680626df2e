using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using Surgical.Cases.Chart;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Bounds;

/// <summary>A server that is told to stop does so, whoever is in the middle of something.</summary>
public sealed class StopTests : IDisposable
{
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(3);
    private readonly TemporaryFolder _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Terminated_WhileAVideoIsSentAndAnotherWatchedAndAPageIsOpen_EndsWithinThreeSeconds()
    {
        await using var server = await ServeProcess.StartAsync(_data.Path);
        var caseId = await server.AdmitAsync(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"));
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(caseId, after: 0, Stop);
        await page.EventsAsync(Stop).FirstAsync(told => told.Kind is CaseEventKind.KeyFrame, Stop);
        using var watcher = await SendAsync(
            server, $"GET /api/cases/{caseId}/video HTTP/1.1\r\nHost: {server.Address.Authority}\r\n\r\n");
        Assert.NotEqual(-1, watcher.GetStream().ReadByte());
        using var sender = await SendAsync(
            server,
            $"POST /api/cases HTTP/1.1\r\nHost: {server.Address.Authority}\r\nContent-Length: 1000000\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\n\r\n--x\r\nContent-Disposition: form-data; "
            + "name=\"video\"; filename=\"case.mp4\"\r\n\r\nthe beginning of a video");

        var asked = Stopwatch.GetTimestamp();
        var exitCode = await server.TerminateAsync();

        Assert.InRange(Stopwatch.GetElapsedTime(asked), TimeSpan.Zero, StopsWithin);
        Assert.Equal(0, exitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_data["incoming"]));
    }

    private static async Task<TcpClient> SendAsync(ServeProcess server, string head)
    {
        var client = new TcpClient();
        await client.ConnectAsync(server.Address.Host, server.Address.Port, Stop);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), Stop);
        return client;
    }
}
