using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Reading;

public sealed class BegunNoteTests : IDisposable
{
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task Run_ServerDiedTwiceOverACase_FailsItWithThatReasonAndReadsTheOthers()
    {
        var asked = new TaskCompletionSource();
        await using var stuck = Stuck(asked);
        await using var before = await RunningServer.StartAsync(model: stuck);
        var deadly = await before.AdmitAsync(Clip());
        await asked.Task.WaitAsync(Stop);
        var other = await before.AdmitAsync(Clip(seconds: 3));
        await using var free = new ScriptedModel("Final Answer:\nGo on.");

        await using var after = await before.RestartAsync(free, folder => NoteDeaths(folder, deadly.Id, "2"));

        var failed = await Eventually.FailedAsync(after, deadly.Id);
        Assert.Contains("The server ended twice in the middle of reading this case", failed.Error,
            StringComparison.Ordinal);
        Assert.Equal(CaseState.Complete, (await Eventually.CompleteAsync(after, other.Id)).State);
    }

    [Fact]
    public async Task Retry_AfterTheServerDiedTwice_BeginsAnew()
    {
        var asked = new TaskCompletionSource();
        await using var stuck = Stuck(asked);
        await using var before = await RunningServer.StartAsync(model: stuck);
        var deadly = await before.AdmitAsync(Clip());
        await asked.Task.WaitAsync(Stop);
        await using var free = new ScriptedModel("Final Answer:\nGo on.");
        await using var after = await before.RestartAsync(free, folder => NoteDeaths(folder, deadly.Id, "2"));
        var failed = await Eventually.FailedAsync(after, deadly.Id);

        using var retried = await after.Http.PostAsync($"/api/cases/{deadly.Id}/retry", null, Stop);

        Assert.Equal(
            CaseState.Complete, (await Eventually.CompleteAsync(after, deadly.Id, failed.LastEvent)).State);
    }

    [Fact]
    public async Task Run_StoppedCleanlyManyTimes_GoesOn()
    {
        var (server, caseId) = ((RunningServer?)null, "");
        for (var stop = 0; stop < 3; stop++)
        {
            var asked = new TaskCompletionSource();
            var stuck = Stuck(asked);
            server = server is null
                ? await RunningServer.StartAsync(model: stuck)
                : await server.RestartAsync(stuck);
            caseId = caseId.Length > 0 ? caseId : (await server.AdmitAsync(Clip())).Id;
            await asked.Task.WaitAsync(Stop);
        }

        await using var free = new ScriptedModel("Final Answer:\nGo on.");
        await using var last = await server!.RestartAsync(free);

        Assert.Equal(CaseState.Complete, (await Eventually.CompleteAsync(last, caseId)).State);
    }

    private static ScriptedModel Stuck(TaskCompletionSource asked) => new(async (_, _, token) =>
    {
        asked.TrySetResult();
        await new TaskCompletionSource().Task.WaitAsync(token);
        return ScriptedModel.Reply("Final Answer:\nContinue.");
    });

    private static void NoteDeaths(string folder, string caseId, string deaths)
    {
        using var data = new DataFolder(folder);
        Assert.False(File.Exists(data.Begun(caseId)), "A clean stop counts as none.");
        File.WriteAllText(data.Begun(caseId), deaths);
    }

    private string Clip(int seconds = 2) => Ffmpeg.Make(
        $"-f lavfi -i testsrc=size=320x240:rate=25:duration={seconds} -pix_fmt yuv420p -g 25 -movflags +faststart "
        + $"{_videos[$"clip{seconds}.mp4"]}");
}
