using System.Net;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Reading;

public sealed class CancelTests : IDisposable
{
    private readonly TemporaryFolder _videos = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task Cancel_WhileItIsRead_KeepsWhatWasReadAndARetryGoesOnAfterIt()
    {
        await using var model = StuckAt(question: 2);
        await using var server = await RunningServer.StartAsync(model: model);
        var caseId = (await server.AdmitAsync(Clip(seconds: 30))).Id;
        await _asked.Task.WaitAsync(Stop);

        var cancelled = await CancelAsync(server, caseId);

        Assert.Equal((CaseState.Cancelled, 2, null), (cancelled.State, cancelled.KeyFrameCount, cancelled.Error));
        using var retried = await server.Http.PostAsync($"/api/cases/{caseId}/retry", null, Stop);
        Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
        Assert.Equal(CaseState.Complete, (await Eventually.CompleteAsync(server, caseId, after: 4)).State);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        Assert.Equal(
            [CaseEventKind.Cancelled, CaseEventKind.Retried, CaseEventKind.Resumed, CaseEventKind.KeyFrame],
            events.Skip(3).Take(4).Select(e => e.Kind));
        Assert.Equal("Continue 3.", events[6].KeyFrame!.Answer);
    }

    [Fact]
    public async Task Cancel_WhileItWaits_IsNeverRead()
    {
        await using var model = StuckAt(question: 0);
        await using var server = await RunningServer.StartAsync(new() { Runner = new() { AtOnce = 1 } }, model);
        var first = (await server.AdmitAsync(Clip())).Id;
        var second = (await server.AdmitAsync(Clip())).Id;
        await _asked.Task.WaitAsync(Stop);

        Assert.Equal(CaseState.Cancelled, (await CancelAsync(server, second)).State);
        await CancelAsync(server, first);
        using var retried = await server.Http.PostAsync($"/api/cases/{first}/retry", null, Stop);
        await Eventually.CompleteAsync(server, first, after: 2);

        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{second}/events");
        Assert.Equal([CaseEventKind.Cancelled], events.Select(e => e.Kind));
    }

    [Fact]
    public async Task Cancel_WhileItsVideoIsPrepared_EndsTheChildAndLeavesNoPartOfACopy()
    {
        await using var server = await RunningServer.StartAsync();
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchLibraryAsync(Stop);
        var caseId = (await server.AdmitAsync(Foreign())).Id;
        await page.CasesAsync(Stop).FirstAsync(one => one.State is CaseState.Preparing, Stop);

        var cancelled = await CancelAsync(server, caseId);

        Assert.Equal((CaseState.Cancelled, null), (cancelled.State, cancelled.Width));
        Assert.Empty(ChildrenAt(server.Folder));
        Assert.Equal(
            ["last-event", "original"],
            Directory.EnumerateFiles(Path.Combine(server.Folder, "cases", caseId)).Select(Path.GetFileName).Order());
        using var retried = await server.Http.PostAsync($"/api/cases/{caseId}/retry", null, Stop);
        Assert.Equal(640, (await Eventually.CompleteAsync(server, caseId, after: 2)).Width);
    }

    [Fact]
    public async Task Cancel_ThatIsOverAlready_IsAConflictThatSaysHow()
    {
        await using var server = await RunningServer.StartAsync();
        var caseId = (await server.AdmitAsync(Clip())).Id;
        await Eventually.CompleteAsync(server, caseId);

        using var refused = await server.Http.PostAsync($"/api/cases/{caseId}/cancel", null, Stop);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains(
            "this one is complete.", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_Twice_IsAConflictTheSecondTime()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        await CancelAsync(server, caseId);

        using var refused = await server.Http.PostAsync($"/api/cases/{caseId}/cancel", null, Stop);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    [Fact]
    public async Task Cancel_Unknown_IsAbsent()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var refused = await server.Http.PostAsync("/api/cases/nobody/cancel", null, Stop);

        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Cancel_ModelThatDoesNotLetGo_IsSaidInTimeAndHappensWhenItDoes()
    {
        var letGo = new TaskCompletionSource();
        await using var model = new ScriptedModel(async (_, _, token) =>
        {
            _asked.TrySetResult();
            await letGo.Task;
            token.ThrowIfCancellationRequested();
            return ScriptedModel.Reply("Final Answer:\nContinue.");
        });
        await using var server = await RunningServer.StartAsync(
            new() { Runner = new() { LongestStop = TimeSpan.FromMilliseconds(1) } }, model);
        var caseId = (await server.AdmitAsync(Clip())).Id;
        await _asked.Task.WaitAsync(Stop);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(caseId, after: 0, Stop);

        using var refused = await server.Http.PostAsync($"/api/cases/{caseId}/cancel", null, Stop);
        letGo.SetResult();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        await page.EventsAsync(Stop).FirstAsync(told => told.Kind is CaseEventKind.Cancelled, Stop);
    }

    private static async Task<Case> CancelAsync(RunningServer server, string caseId)
    {
        using var response = await server.Http.PostAsync($"/api/cases/{caseId}/cancel", null, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await RunningServer.ReadAsync<Case>(response);
    }

    /// <summary>Command lines of ffmpeg's that name a folder.</summary>
    private static List<string> ChildrenAt(string folder) =>
    [
        .. Directory.EnumerateDirectories("/proc")
            .Where(process => int.TryParse(Path.GetFileName(process), out _))
            .Select(process => Path.Combine(process, "cmdline"))
            .Where(File.Exists)
            .Select(ReadOrNothing)
            .Where(line => line.Contains("ffmpeg", StringComparison.Ordinal)
                && line.Contains(folder, StringComparison.Ordinal)),
    ];

    private static string ReadOrNothing(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private ScriptedModel StuckAt(int question) => new(async (asked, _, token) =>
    {
        if (asked == question)
        {
            _asked.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(token);
        }

        return ScriptedModel.Reply($"Final Answer:\nContinue {asked}.");
    });

    private string Clip(int seconds = 4) => Ffmpeg.Make(
        $"-f lavfi -i testsrc=size=320x240:rate=25:duration={seconds} -pix_fmt yuv420p -g 25 -movflags +faststart "
        + $"{_videos["clip.mp4"]}");

    /// <summary>What no browser plays, and long enough to be prepared for a while.</summary>
    private string Foreign() => Ffmpeg.Make(
        $"-f lavfi -i testsrc2=size=640x480:rate=25:duration=60 -c:v mpeg4 {_videos["foreign.avi"]}");
}
