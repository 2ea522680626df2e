using System.Net;
using System.Text;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Review;

public sealed class MomentEndpointsTests
{
    private const string Bookmark =
        """{"kind": "bookmark", "from": 2.5, "to": 4, "by": "Dr A", "severity": "note", "index": 50}""";

    private const string Question =
        """{"kind": "question", "from": 6, "to": 6, "by": "Dr A", "text": "Why is it so <b>dark</b>?"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_OfEveryKind_IsListedInTheOrderOfTheVideo()
    {
        await using var reviewed = await ReviewedCase.StartAsync();

        using var question = await reviewed.MarkAsync(Question);
        using var bookmark = await reviewed.MarkAsync(Bookmark);
        using var flag = await reviewed.MarkAsync(
            """{"kind": "flag", "from": 0, "to": 20, "by": "Dr B", "severity": "safety", "text": "Iris."}""");
        using var comment = await reviewed.MarkAsync(
            """{"kind": "comment", "from": 6, "to": 7, "by": "Dr B", "text": "The lamp.", "answersTo": "12"}""");

        Assert.All(
            [question, bookmark, flag, comment], answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var list = await reviewed.ListAsync();
        Assert.Equal(15, list.LastEvent);
        Assert.Equal(
            [("14", MomentKind.Flag, "Dr B", 0.0, 20.0), ("13", MomentKind.Bookmark, "Dr A", 2.5, 4),
                ("12", MomentKind.Question, "Dr A", 6, 6)],
            list.Moments.Select(one => (one.Id, one.Kind, one.By!, one.From, one.To)));
        Assert.Equal((50, MomentSeverity.Note, MomentState.Open), (
            list.Moments[1].Index, list.Moments[1].Severity, list.Moments[1].State));
        Assert.Equal(
            [("15", "The lamp.", "Dr B")],
            list.Moments[2].Replies.Select(reply => (reply.Id, reply.Text!, reply.By!)));
    }

    [Fact]
    public async Task Post_WhileAPageWatches_IsHeardAsANumberedEvent()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        await using var page = await HubClient.ConnectAsync(reviewed.Server.Address, Stop);
        await page.WatchAsync(reviewed.Id, after: 11, Stop);

        using var made = await reviewed.MarkAsync(Question);
        using var settled = await reviewed.MarkAsync("""{"state": "settled", "by": "Dr B"}""", "/12/state");

        var told = await page.EventsAsync(Stop).Take(2).ToListAsync(Stop);
        Assert.Equal(
            [(12, CaseEventKind.Moment, "Dr A"), (13, CaseEventKind.MomentSettled, "Dr B")],
            told.Select(one => (one.Number, one.Kind, one.Author.Name!)));
        Assert.Equal(("12", MomentState.Settled), (told[1].About, told[1].Settlement!.State));
        Assert.Equivalent(await RunningServer.ReadAsync<EventBody>(made), told[0], strict: true);
    }

    [Fact]
    public async Task Post_TheSameChangeTwice_IsMadeOnceThoughItsMomentChangedMeanwhile()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        using var first = await reviewed.MarkAsync(Question, "?change=a-1");
        using var edited = await reviewed.MarkAsync(
            Question.Replace("dark", "bright", StringComparison.Ordinal), "/12?replaces=12&change=a-2", HttpMethod.Put);

        using var again = await reviewed.MarkAsync(Question, "?change=a-1");
        using var editedAgain = await reviewed.MarkAsync(
            Question.Replace("dark", "bright", StringComparison.Ordinal), "/12?replaces=12&change=a-2", HttpMethod.Put);
        using var other = await reviewed.MarkAsync(Bookmark, "?change=a-1");

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.OK,
                HttpStatusCode.Conflict),
            (first.StatusCode, edited.StatusCode, again.StatusCode, editedAgain.StatusCode, other.StatusCode));
        var now = Assert.Single((await reviewed.ListAsync()).Moments);
        Assert.Equal(("12", 13, "Why is it so <b>bright</b>?"), (now.Id, now.Number, now.Text));
    }

    [Fact]
    public async Task Put_OfTwoWhoSawTheSame_TakesOneAndShowsTheOtherBoth()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        using var made = await reviewed.MarkAsync(Question);
        using var settled = await reviewed.MarkAsync(
            """{"state": "acknowledged", "by": "Dr B"}""", "/12/state?replaces=12");

        using var late = await reviewed.MarkAsync(
            Question.Replace("dark", "bright", StringComparison.Ordinal), "/12?replaces=12", HttpMethod.Put);
        using var third = await reviewed.MarkAsync("""{"state": "settled", "by": "Dr C"}""", "/12/state?replaces=12");

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.Conflict, HttpStatusCode.Conflict),
            (settled.StatusCode, late.StatusCode, third.StatusCode));
        var edit = await RunningServer.ReadAsync<Both<Moment>>(late);
        Assert.Equal(
            "Expected replaces=13, the word of Dr B that counts now, got 12. "
            + "Look at it, and send yours again with that number if it still holds.",
            edit.Detail);
        var state = await RunningServer.ReadAsync<Both<MomentSettlement>>(third);
        Assert.Equal((13, "Dr A", 13, "Dr C"), (
            edit.Counts.Number, edit.Sent.By, state.Counts.Number, state.Sent.By));
    }

    [Fact]
    public async Task Settle_FlagOfTheSystem_IsAcknowledgedWithoutAJudgement()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        await reviewed.Server.AppendAsync(reviewed.Id, Say.KeyFrame(19, "incision", flags: 1));

        using var settled = await reviewed.MarkAsync("""{"state": "settled", "by": "Dr B"}""", "/12-safety/state");
        using var seen = await reviewed.MarkAsync(
            """{"state": "acknowledged", "by": "Dr B"}""", "/12-safety/state?replaces=0");
        using var other = await reviewed.MarkAsync(
            """{"state": "acknowledged", "by": "Dr B"}""", "/12-slow-pace/state");
        using var none = await reviewed.MarkAsync("""{"state": "acknowledged", "by": "Dr B"}""", "/12/state");

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created, HttpStatusCode.NotFound,
                HttpStatusCode.NotFound),
            (settled.StatusCode, seen.StatusCode, other.StatusCode, none.StatusCode));
        var flag = Assert.Single((await reviewed.ListAsync()).Moments);
        Assert.Equal(
            ("12-safety", null, MomentState.Acknowledged, "Dr B", 13),
            (flag.Id, flag.By, flag.State, flag.StateBy, flag.Number));
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest, "Expected a moment in JSON")]
    [InlineData("[]", HttpStatusCode.BadRequest, "Expected a moment in JSON")]
    [InlineData("null", HttpStatusCode.BadRequest, "Expected a JSON object, got null.")]
    [InlineData("""{"kind": "flag"}""", HttpStatusCode.BadRequest, "'from', 'to', 'by'")]
    [InlineData("""{"kind": "drawing", "from": 1, "to": 1, "by": "A"}""", HttpStatusCode.BadRequest,
        "kind is flag or bookmark or comment or question or correction, and something else came.")]
    [InlineData("""{"kind": "flag", "from": 1, "to": 1, "by": "A", "severity": "grave"}""", HttpStatusCode.BadRequest,
        "severity is note or caution or safety, and something else came.")]
    [InlineData("""{"kind": "flag", "from": 1, "to": 1, "by": "A", "sevrity": "note"}""", HttpStatusCode.BadRequest,
        "'sevrity'")]
    [InlineData("""{"kind": "flag", "from": 1, "to": 1, "by": "A"}""", HttpStatusCode.UnprocessableEntity,
        "Expected note, caution or safety as severity of a flag, got none.")]
    [InlineData("""{"kind": "comment", "from": 1, "to": 1, "by": "A"}""", HttpStatusCode.UnprocessableEntity,
        "Expected words as text of a comment, got none.")]
    [InlineData("""{"kind": "comment", "from": 1, "to": 20.5, "by": "A", "text": "x"}""",
        HttpStatusCode.UnprocessableEntity,
        "Expected from and to in the video of 20 s, to not before from; got 1 and 20.5.")]
    [InlineData("""{"kind": "comment", "from": 1, "to": 1, "by": "A", "text": "x", "index": 51}""",
        HttpStatusCode.UnprocessableEntity, "Expected the frame number of a key frame of this case as index")]
    [InlineData("""{"kind": "comment", "from": 1, "to": 1, "by": "A", "text": "x", "answersTo": "2"}""",
        HttpStatusCode.UnprocessableEntity, "Expected the id of a moment of this case as answersTo, got 2.")]
    [InlineData("""{"kind": "comment", "from": 1, "to": 1, "by": "A", "text": "x", "answersTo": "2-safety"}""",
        HttpStatusCode.UnprocessableEntity, "Expected the id of a moment of this case as answersTo, got 2-safety.")]
    public async Task Post_WhatIsNoMomentOfTheCase_IsRefusedAndNothingIsWritten(
        string body, HttpStatusCode status, string words)
    {
        await using var reviewed = await ReviewedCase.StartAsync();

        using var response = await reviewed.MarkAsync(body);

        Assert.Equal(status, response.StatusCode);
        var said = await ReviewedCase.WordsAsync(response);
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Surgical.", said, StringComparison.Ordinal);
        Assert.Equal(11, (await reviewed.ListAsync()).LastEvent);
    }

    [Fact]
    public async Task Post_ToNobodyOfAnotherTypeOrTooLarge_IsRefused()
    {
        await using var reviewed = await ReviewedCase.StartAsync();

        using var typed = await reviewed.SendAsync(
            HttpMethod.Post, reviewed.Moments, Encoding.UTF8.GetBytes(Question), "text/plain");
        using var large = await reviewed.SendAsync(HttpMethod.Post, reviewed.Moments, new byte[(1 << 20) + 1]);
        using var nobody = await reviewed.Server.Http.PostAsync("/api/cases/nobody/moments", null, Stop);
        using var none = await reviewed.Server.Http.GetAsync("/api/cases/nobody/moments", Stop);
        using var unknown = await reviewed.MarkAsync(Question, "/12", HttpMethod.Put);

        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.NotFound,
                HttpStatusCode.NotFound, HttpStatusCode.NotFound),
            (typed.StatusCode, large.StatusCode, nobody.StatusCode, none.StatusCode, unknown.StatusCode));
        Assert.Equal("There is no such moment.", await ReviewedCase.WordsAsync(unknown));
    }

    [Fact]
    public async Task Withdraw_ByAnotherThanItsAuthor_IsRefusedAndByItsAuthorStaysListed()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        using var made = await reviewed.MarkAsync(Question);

        using var strange = await reviewed.MarkAsync("""{"state": "withdrawn", "by": "Dr B"}""", "/12/state");
        using var edited = await reviewed.MarkAsync(
            Question.Replace("Dr A", "Dr B", StringComparison.Ordinal), "/12", HttpMethod.Put);
        using var own = await reviewed.MarkAsync("""{"state": "withdrawn", "by": "Dr A"}""", "/12/state?replaces=12");

        Assert.Equal(
            (HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created),
            (strange.StatusCode, edited.StatusCode, own.StatusCode));
        Assert.Equal(
            "Expected Dr A, who set moment 12, to withdraw it, got Dr B.", await ReviewedCase.WordsAsync(strange));
        Assert.Equal(MomentState.Withdrawn, Assert.Single((await reviewed.ListAsync()).Moments).State);
    }

    private sealed record Both<T>(string Detail, EventBody Counts, T Sent);
}
