using System.Net;
using System.Net.Http.Json;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

public sealed class LostLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_DatabaseWhoseLogWasLostAfterAKill_SaysWhichCaseHasFewerEventsThanWereWritten()
    {
        var (caseId, acknowledged) = await CorrectAndKillAsync();
        File.Delete(_folder["surgical.db-wal"]);
        File.Delete(_folder["surgical.db-shm"]);

        var looked = await ProgramRun.OfAsync(["doctor", "--data", _folder.Path], Stop);
        await using var server = await ServeProcess.StartAsync(_folder.Path);

        var lost = acknowledged - 1;
        Assert.Equal(1, looked.ExitCode);
        Assert.Contains(
            $"Case {caseId}: it had {acknowledged} events, and the database knows {lost}", looked.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            $"1 cases have fewer events than were written ({caseId} has {lost} of {acknowledged})",
            await server.SaysAsync("fewer events"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_AfterAKillThatLostNothing_FindsThatAllIsWell()
    {
        var (caseId, acknowledged) = await CorrectAndKillAsync();

        var looked = await ProgramRun.OfAsync(["doctor", "--data", _folder.Path], Stop);

        Assert.Equal((0, $"{_folder.Path}: all is well"), (looked.ExitCode, looked.Output.Trim()));
        await using var server = await ServeProcess.StartAsync(_folder.Path);
        Assert.Equal(acknowledged, (await server.GetAsync<Case>($"/api/cases/{caseId}")).LastEvent);
    }

    /// <returns>A case that was complete at an orderly stop, and the number of a correction after it.</returns>
    private async Task<(string CaseId, long Acknowledged)> CorrectAndKillAsync()
    {
        string caseId;
        EventBody read;
        await using (var server = await ServeProcess.StartAsync(_folder.Path))
        {
            using var clip = new TemporaryFolder();
            caseId = await server.AdmitAsync(Ffmpeg.Make(
                $"-f lavfi -i testsrc=size=160x120:rate=5:duration=4 -pix_fmt yuv420p -g 5 {clip["clip.mp4"]}"));
            await using var page = await HubClient.ConnectAsync(server.Address, Stop);
            await page.WatchAsync(caseId, after: 0, Stop);
            read = await page.EventsAsync(Stop).FirstAsync(told => told.KeyFrame is not null, Stop);
            await page.EventsAsync(Stop).FirstAsync(told => told.Kind is CaseEventKind.Ended, Stop);
            Assert.Equal(0, await server.TerminateAsync());
        }

        await using var again = await ServeProcess.StartAsync(_folder.Path);
        using var corrected = await again.Http.PostAsJsonAsync(
            $"/api/cases/{caseId}/corrections",
            new FrameCorrection(
                read.KeyFrame!.Index, read.KeyFrame.Seconds, CorrectionVerdict.Corrected, "incision", "Dr A"),
            Stop);
        Assert.Equal(HttpStatusCode.Created, corrected.StatusCode);
        var acknowledged = await RunningServer.ReadAsync<EventBody>(corrected);
        await again.KillAsync();
        return (caseId, acknowledged.Number);
    }
}
