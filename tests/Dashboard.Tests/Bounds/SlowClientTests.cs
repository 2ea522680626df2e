using System.Net;
using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Bounds;

/// <summary>Who says nothing, or hardly anything, is hung up on.</summary>
public sealed class SlowClientTests
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(1);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Upload_ThatStopsComing_IsGivenUpWithItsReasonAndKeepsNothing()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Bounds = new() { LongestLull = TimeSpan.FromSeconds(2) } }, reads: false);
        using var client = await RawConnection.OpenAsync(server.Address, RawConnection.Upload(server.Address));

        var answer = await client.ToTheEndAsync();

        Assert.StartsWith("HTTP/1.1 408 ", answer, StringComparison.Ordinal);
        Assert.Contains("it came too slowly", answer, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Path.Combine(server.Folder, "incoming")));
        Assert.Empty(await server.GetAsync<List<Case>>("/api/cases"));
    }

    [Fact]
    public async Task Correction_ThatStopsComing_IsGivenUpWithItsReason()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Bounds = new() { LongestLull = TimeSpan.FromSeconds(2) } }, reads: false);
        var caseId = await server.EnterCaseAsync();
        using var client = await RawConnection.OpenAsync(
            server.Address,
            $"POST /api/cases/{caseId}/corrections HTTP/1.1\r\nHost: {server.Address.Authority}\r\n"
            + "Content-Length: 1000\r\nContent-Type: application/json\r\n\r\n{\"index\":");

        Assert.StartsWith("HTTP/1.1 408 ", await client.ToTheEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("GET /health HTTP/1.1\r\nHost: ")]
    public async Task Connection_ThatSaysNothingMore_IsHungUpOn(string said)
    {
        await using var server = await RunningServer.StartAsync(
            new() { Bounds = new() { LongestSilence = Short, LongestHead = Short } }, reads: false);
        using var silent = await RawConnection.OpenAsync(server.Address, said);

        Assert.DoesNotContain("200 OK", await silent.ToTheEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Connection_IdleAfterItsAnswer_IsHungUpOn()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Bounds = new() { LongestSilence = Short } }, reads: false);
        using var idle = await RawConnection.OpenAsync(
            server.Address, $"GET /health HTTP/1.1\r\nHost: {server.Address.Authority}\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 OK", await idle.ToTheEndAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Upload_WhileAnotherHasTheLastPlace_IsRefusedBeforeItsBodyIsRead()
    {
        await using var server = await RunningServer.StartAsync(
            new() { Admission = new() { GreatestWaiting = 1 } }, reads: false);
        using var incoming = new FileSystemWatcher(Path.Combine(server.Folder, "incoming"));
        var (came, went) = (new TaskCompletionSource(), new TaskCompletionSource());
        incoming.Created += (_, _) => came.TrySetResult();
        incoming.Deleted += (_, _) => went.TrySetResult();
        incoming.EnableRaisingEvents = true;
        var first = await RawConnection.OpenAsync(server.Address, RawConnection.Upload(server.Address));
        await came.Task.WaitAsync(Stop);

        using var second = await RawConnection.OpenAsync(
            server.Address,
            $"POST /api/cases HTTP/1.1\r\nHost: {server.Address.Authority}\r\nConnection: close\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 1000000\r\n\r\n");
        var refused = await second.ToTheEndAsync();
        first.Dispose();
        await went.Task.WaitAsync(Stop);
        using var third = await server.UploadAsync(new MemoryStream([0]));

        Assert.StartsWith("HTTP/1.1 503 ", refused, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, third.StatusCode);
    }
}
