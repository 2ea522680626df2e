using System.Net;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Review;

public sealed class ManyInstructorsTests
{
    // Of ReviewedCase.
    private const int Before = 11;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_AgainBecauseTheAnswerWasLost_GivesTheEventThatStandsAndTellsNobodyTwice()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        await using var page = await HubClient.ConnectAsync(reviewed.Server.Address, Stop);
        await page.WatchAsync(reviewed.Id, after: Before, Stop);

        using var first = await reviewed.PostAsync(Frame("Dr A"));
        using var again = await reviewed.PostAsync(Frame("Dr A"));
        using var path = await reviewed.PostAsync(Path("Dr A"), "/path");
        using var pathAgain = await reviewed.PostAsync(Path("Dr A"), "/path");

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created, HttpStatusCode.OK),
            (first.StatusCode, again.StatusCode, path.StatusCode, pathAgain.StatusCode));
        Assert.Equivalent(
            await RunningServer.ReadAsync<EventBody>(first), await RunningServer.ReadAsync<EventBody>(again),
            strict: true);
        Assert.Equal(
            [(12, CaseEventKind.Corrected), (13, CaseEventKind.PathCorrected)],
            await page.EventsAsync(Stop).Take(2).Select(told => (told.Number, told.Kind)).ToListAsync(Stop));
    }

    [Fact]
    public async Task Post_OverOneThatCameMeanwhile_IsAConflictThatSaysWhose()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        using var first = await reviewed.PostAsync(Frame("Dr A"), "?replaces=0");

        using var late = await reviewed.PostAsync(Frame("Dr B"), "?replaces=0");
        using var wrong = await reviewed.PostAsync(Path("Dr B"), "/path?replaces=3");
        using var informed = await reviewed.PostAsync(Frame("Dr B"), "?replaces=12");

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Created),
            (first.StatusCode, late.StatusCode, wrong.StatusCode, informed.StatusCode));
        Assert.Equal(
            "Expected replaces=12, the correction of Dr A that counts now, got 0. "
            + "Look at it, and send yours again with that number if it still holds.",
            await ReviewedCase.WordsAsync(late));
        Assert.Equal(
            "Expected replaces=0, as nothing that counts was corrected here so far, got 3.",
            await ReviewedCase.WordsAsync(wrong));
    }

    [Fact]
    public async Task Post_OverOneThatCameMeanwhile_ShowsBoth()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        using var first = await reviewed.PostAsync(Frame("Dr A"), "?replaces=0");

        using var late = await reviewed.PostAsync(Frame("Dr B"), "?replaces=0");

        var both = await RunningServer.ReadAsync<Both>(late);
        Assert.Equivalent(await RunningServer.ReadAsync<EventBody>(first), both.Counts, strict: true);
        Assert.Equal("Dr B", both.Sent.By);
    }

    [Fact]
    public async Task Post_TheSameChangeTwice_IsMadeOnceThoughAnotherCountsMeanwhile()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        using var first = await reviewed.PostAsync(Frame("Dr A"), "?change=a-1");
        using var other = await reviewed.PostAsync(Frame("Dr B"), "?change=b-1");

        using var again = await reviewed.PostAsync(Frame("Dr A"), "?change=a-1");

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.OK),
            (first.StatusCode, other.StatusCode, again.StatusCode));
        Assert.Equal(
            (await RunningServer.ReadAsync<EventBody>(first)).Number,
            (await RunningServer.ReadAsync<EventBody>(again)).Number);
        var now = await reviewed.Server.GetAsync<CaseCorrections>(reviewed.Corrections);
        Assert.Equal("Dr B", now.Frames.Single().Correction.By);
    }

    [Theory]
    [InlineData("a-1", HttpStatusCode.Conflict, "was sent under a-1 before")]
    [InlineData("a%201", HttpStatusCode.BadRequest, "Expected as id 1 to 64 letters")]
    public async Task Post_AnotherChangeUnderAnIdThatCannotBeItsOwn_IsRefused(
        string change, HttpStatusCode status, string words)
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        using var first = await reviewed.PostAsync(Frame("Dr A"), "?change=a-1");

        using var second = await reviewed.PostAsync(Frame("Dr B"), $"?change={change}");

        Assert.Equal(status, second.StatusCode);
        Assert.Contains(words, await ReviewedCase.WordsAsync(second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_TwentyAtOnce_AreAllHeardInOrderByOnePageAndByOneThatWasAway()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        await using var page = await HubClient.ConnectAsync(reviewed.Server.Address, Stop);
        await page.WatchAsync(reviewed.Id, after: Before, Stop);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async author =>
        {
            for (var i = 0; i < 5; i++)
            {
                using var response = await reviewed.PostAsync(Frame($"Dr {author}", $"word {i}"));
                Assert.Equal(HttpStatusCode.Created, response.StatusCode);
            }
        }));

        await using var back = await HubClient.ConnectAsync(reviewed.Server.Address, Stop);
        await back.WatchAsync(reviewed.Id, after: 60, Stop);
        Assert.Equal(
            Numbers(Before + 1, 111),
            await page.EventsAsync(Stop).Take(100).Select(told => told.Number).ToListAsync(Stop));
        Assert.Equal(
            Numbers(61, 111), await back.EventsAsync(Stop).Take(51).Select(told => told.Number).ToListAsync(Stop));
    }

    [Fact]
    public async Task Post_WhileACaseWaitsIsReadHasFailedOrIsTriedAgain_FollowsItsKeyFramesAndVideo()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var id = await server.EnterCaseAsync();
        using var unprepared = await PostAsync("/path", Path("Dr A"));
        using var unread = await PostAsync("", Frame("Dr A"));
        await server.Journal.PreparedAsync(Say.Video(id), Stop);
        await server.AppendAsync(id, Say.Started);
        await server.AppendAsync(id, Say.KeyFrame(2, "incision"));
        using var reading = await PostAsync("", Frame("Dr A"));
        await server.AppendAsync(id, new CaseEvent.Failed("it broke off"));
        using var failed = await PostAsync("/path", Path("Dr A"));
        await server.AppendAsync(id, new CaseEvent.Retried());
        using var retried = await PostAsync("?replaces=3", Frame("Dr B"));

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity),
            (unprepared.StatusCode, unread.StatusCode));
        Assert.All([reading, failed, retried], response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        Assert.Equal(CaseState.Queued, (await server.GetAsync<Case>($"/api/cases/{id}")).State);

        async Task<HttpResponseMessage> PostAsync(string path, string body)
        {
            using var content = new StringContent(
                body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            return await server.Http.PostAsync($"/api/cases/{id}/corrections{path}", content, Stop);
        }
    }

    private static string Frame(string by, string comment = "so it is") =>
        """{"index": 50, "seconds": 2, "verdict": "confirmed", "phase": "incision","""
        + $$""" "by": "{{by}}", "comment": "{{comment}}"}""";

    private static string Path(string by) =>
        $$"""{"by": "{{by}}", "spans": [{"phase": "incision", "startSeconds": 0, "endSeconds": 7.5}]}""";

    private static IEnumerable<long> Numbers(int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(n => (long)n);

    private sealed record Both(EventBody Counts, FrameCorrection Sent);
}
