using System.Net;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.Models.Contract;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Reading;

public sealed class CaseRunnerTests : IDisposable
{
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task Run_ModelBreaks_RecordsWhyAndGoesOnWithTheNextCase()
    {
        await using var model = new ScriptedModel((asked, _, _) => asked == 0
            ? throw new ModelException("Expected a picture, got a tomato.")
            : Task.FromResult(ScriptedModel.Reply("Final Answer:\nContinue.")));
        await using var server = await RunningServer.StartAsync(new() { Runner = new() { AtOnce = 1 } }, model);

        var first = await server.AdmitAsync(Clip());
        var second = await server.AdmitAsync(Clip());

        Assert.Equal("Expected a picture, got a tomato.", (await Eventually.FailedAsync(server, first.Id)).Error);
        Assert.Equal(CaseState.Complete, (await Eventually.CompleteAsync(server, second.Id)).State);
    }

    [Fact]
    public async Task Run_UnexpectedFailure_NamesItsKindAndNotItsWords()
    {
        await using var model = new ScriptedModel(
            (_, _, _) => throw new InvalidOperationException("/home/somebody/secret"));
        await using var server = await RunningServer.StartAsync(model: model);

        var failed = await Eventually.FailedAsync(server, (await server.AdmitAsync(Clip())).Id);

        Assert.Contains(nameof(InvalidOperationException), failed.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoppedInTheMiddle_GoesOnAfterTheLastEventAndAsksNothingTwice()
    {
        var asked = new TaskCompletionSource();
        await using var stuck = new ScriptedModel(async (count, _, token) =>
        {
            if (count == 2)
            {
                asked.SetResult();
                await new TaskCompletionSource().Task.WaitAsync(token);
            }

            return ScriptedModel.Reply($"Final Answer:\nContinue {count}.");
        });
        await using var before = await RunningServer.StartAsync(model: stuck);
        var admitted = await before.AdmitAsync(Clip(seconds: 30));
        await asked.Task.WaitAsync(Stop);
        await using var free = new ScriptedModel("Final Answer:\nGo on.");
        await using var after = await before.RestartAsync(free);

        await Eventually.CompleteAsync(after, admitted.Id);

        var events = await after.GetAsync<List<EventBody>>($"/api/cases/{admitted.Id}/events");
        var keyFrames = events.Select(e => e.KeyFrame).Where(k => k is not null).ToList();
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(e => e.Number));
        Assert.Equal(CaseEventKind.Resumed, events[3].Kind);
        Assert.Equal(["Continue 0.", "Continue 1.", "Go on."], keyFrames.Take(3).Select(k => k!.Answer));
        Assert.Equal(keyFrames.Count - 2, free.Asked);
    }

    [Fact]
    public async Task Run_BegunByAnOlderVersion_SaysWhyItCannotGoOnAndAsksNothing()
    {
        var asked = new TaskCompletionSource();
        await using var stuck = new ScriptedModel(async (_, _, token) =>
        {
            asked.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(token);
            return ScriptedModel.Reply("Final Answer:\nContinue.");
        });
        await using var before = await RunningServer.StartAsync(model: stuck);
        var admitted = await before.AdmitAsync(Clip());
        await asked.Task.WaitAsync(Stop);
        await using var now = new ScriptedModel("Final Answer:\nGo on.")
        {
            Identity = stuck.Identity with { Digest = new string('1', 64), DigestKind = DigestKind.Content },
        };
        await using var after = await before.RestartAsync(now);

        var failed = await Eventually.FailedAsync(after, admitted.Id);

        Assert.StartsWith("This cannot go on: an older version", failed.Error, StringComparison.Ordinal);
        Assert.Equal(0, now.Asked);
    }

    [Fact]
    public async Task Run_CompletedByAnOlderVersion_IsShownAsItIs()
    {
        await using var old = new ScriptedModel("Final Answer:\nContinue.");
        await using var before = await RunningServer.StartAsync(model: old);
        var admitted = await before.AdmitAsync(Clip());
        await Eventually.CompleteAsync(before, admitted.Id);
        var events = await before.GetAsync<List<EventBody>>($"/api/cases/{admitted.Id}/events");
        await using var now = new ScriptedModel("Final Answer:\nGo on.")
        {
            Identity = old.Identity with { Digest = new string('1', 64), DigestKind = DigestKind.Content },
        };
        await using var after = await before.RestartAsync(now);

        Assert.Equal(CaseState.Complete, (await after.GetAsync<Case>($"/api/cases/{admitted.Id}")).State);
        Assert.Equal(
            events.Select(e => (e.Number, e.Kind, e.Model)),
            (await after.GetAsync<List<EventBody>>($"/api/cases/{admitted.Id}/events"))
                .Select(e => (e.Number, e.Kind, e.Model)));
    }

    [Fact]
    public async Task Run_TwoCases_AreReadSideBySide()
    {
        var bothAsked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var model = new ScriptedModel(async (asked, _, token) =>
        {
            if (asked == 1)
            {
                bothAsked.SetResult();
            }

            await bothAsked.Task.WaitAsync(token);
            return ScriptedModel.Reply("Final Answer:\nContinue.");
        });
        await using var server = await RunningServer.StartAsync(model: model);

        var first = await server.AdmitAsync(Clip());
        var second = await server.AdmitAsync(Clip());

        await Eventually.CompleteAsync(server, first.Id);
        await Eventually.CompleteAsync(server, second.Id);
    }

    [Fact]
    public async Task Run_OneAtATime_LeavesTheSecondWaiting()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var model = new ScriptedModel(async (_, _, token) =>
        {
            asked.TrySetResult();
            await goOn.Task.WaitAsync(token);
            return ScriptedModel.Reply("Final Answer:\nContinue.");
        });
        await using var server = await RunningServer.StartAsync(new() { Runner = new() { AtOnce = 1 } }, model);
        await server.AdmitAsync(Clip());
        var second = (await server.AdmitAsync(Clip())).Id;
        await asked.Task.WaitAsync(Stop);

        Assert.Equal(CaseState.Queued, (await server.GetAsync<Case>($"/api/cases/{second}")).State);
        goOn.SetResult();

        await Eventually.CompleteAsync(server, second);
    }

    [Fact]
    public async Task Retry_CaseWhoseModelBroke_GoesOnAfterItsLastKeyFrame()
    {
        await using var model = new ScriptedModel((asked, _, _) => asked == 2
            ? throw new ModelException("Expected a picture, got a tomato.")
            : Task.FromResult(ScriptedModel.Reply($"Final Answer:\nContinue {asked}.")));
        await using var server = await RunningServer.StartAsync(model: model);
        var caseId = (await server.AdmitAsync(Clip(seconds: 30))).Id;
        await Eventually.FailedAsync(server, caseId);

        using var retried = await server.Http.PostAsync($"/api/cases/{caseId}/retry", null, Stop);

        Assert.Equal(HttpStatusCode.OK, retried.StatusCode);
        Assert.Equal(CaseState.Complete, (await Eventually.CompleteAsync(server, caseId, after: 4)).State);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        Assert.Equal(
            [CaseEventKind.Failed, CaseEventKind.Retried, CaseEventKind.Resumed],
            events.Skip(3).Take(3).Select(e => e.Kind));
        Assert.Equal("Continue 3.", events[6].KeyFrame!.Answer);
    }

    [Fact]
    public async Task Retry_CaseThatHasNotFailed_IsAConflict()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();

        using var refused = await server.Http.PostAsync($"/api/cases/{caseId}/retry", null, Stop);

        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
    }

    private string Clip(int seconds = 4) => Ffmpeg.Make(
        $"-f lavfi -i testsrc=size=320x240:rate=25:duration={seconds} -pix_fmt yuv420p -g 25 -movflags +faststart "
        + $"{_videos["clip.mp4"]}");
}
