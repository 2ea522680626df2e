using System.Net;
using System.Text;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Effective;
using Surgical.Cases.Chart.Moments;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Review;

public sealed class CorrectionEndpointsTests
{
    private const string Confirmed =
        """{"index": 50, "seconds": 2, "verdict": "confirmed", "phase": "incision", "by": "Dr A"}""";

    private const string Corrected = """
        {"index": 50, "seconds": 2.0, "verdict": "corrected", "phase": "viscoelastic", "by": "Dr A",
         "thinking": "The chamber is filled. This is the viscoelastic phase.", "answer": "Fill it — “slowly” <b>.",
         "boxes": [{"category": "Gauge", "x": 10, "y": 20.5, "width": 100, "height": 30}], "comment": "at last"}
        """;

    private const string Path = """
        {"by": "Dr A", "spans": [{"phase": "incision", "startSeconds": 0, "endSeconds": 7.5},
                                 {"phase": "viscoelastic", "startSeconds": 9, "endSeconds": 20}]}
        """;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Post_ASecondOfTheSameFrame_CountsAndTheFirstIsKept()
    {
        await using var reviewed = await ReviewedCase.StartAsync();

        using var first = await reviewed.PostAsync(Confirmed);
        using var second = await reviewed.PostAsync(Corrected);
        using var path = await reviewed.PostAsync(Path, "/path");
        using var last = await reviewed.PostAsync(
            """{"index": 0, "seconds": 0, "verdict": "confirmed", "phase": "incision", "by": "Dr A"}""");

        Assert.All([first, second, path, last], response => Assert.Equal(HttpStatusCode.Created, response.StatusCode));
        var now = await reviewed.Server.GetAsync<CaseCorrections>(reviewed.Corrections);
        Assert.Equal(
            [(15, 0, "incision"), (13, 50, "viscoelastic")],
            now.Frames.Select(frame => (frame.Number, frame.Correction.Index, frame.Correction.Phase)));
        Assert.Equal("Fill it — “slowly” <b>.", now.Frames[1].Correction.Answer);
        Assert.Equal([new CorrectedBox("Gauge", 10, 20.5, 100, 30)], now.Frames[1].Correction.Boxes!);
        Assert.Equal((14, 9.0), (now.Path!.Number, now.Path.Correction.Spans[1].StartSeconds));
        var events = await reviewed.Server.GetAsync<List<EventBody>>($"/api/cases/{reviewed.Id}/events?after=11");
        Assert.Equal(
            [CaseEventKind.Corrected, CaseEventKind.Corrected, CaseEventKind.PathCorrected, CaseEventKind.Corrected],
            events.Select(told => told.Kind));
        Assert.Equal(15, (await reviewed.Server.GetAsync<Case>($"/api/cases/{reviewed.Id}")).LastEvent);
    }

    [Fact]
    public async Task Post_WhileAPageWatches_IsHeardAsANumberedEvent()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        await using var page = await HubClient.ConnectAsync(reviewed.Server.Address, Stop);
        await page.WatchAsync(reviewed.Id, after: 11, Stop);

        using var response = await reviewed.PostAsync(Corrected);

        var told = await page.EventsAsync(Stop).FirstAsync(Stop);
        Assert.Equal((12, CaseEventKind.Corrected, "Dr A"), (told.Number, told.Kind, told.Correction!.By));
        Assert.Equivalent(await RunningServer.ReadAsync<EventBody>(response), told, strict: true);
    }

    [Fact]
    public async Task Withdraw_WhatCounts_LetsNoneCountAndShowsTheModelsWordAgain()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        using var first = await reviewed.PostAsync(Confirmed);
        using var second = await reviewed.PostAsync(Corrected);
        using var path = await reviewed.PostAsync(Path, "/path");

        using var late = await reviewed.PostAsync("""{"by": "Dr B", "index": 50}""", "/withdrawn?replaces=12");
        using var taken = await reviewed.PostAsync("""{"by": "Dr B", "index": 50}""", "/withdrawn?replaces=13");
        using var again = await reviewed.PostAsync("""{"by": "Dr B", "index": 50}""", "/withdrawn?replaces=13");
        using var phases = await reviewed.PostAsync("""{"by": "Dr B", "path": true}""", "/withdrawn?replaces=14");
        using var nothing = await reviewed.PostAsync("""{"by": "Dr B", "index": 0}""", "/withdrawn");
        using var both = await reviewed.PostAsync("""{"by": "Dr B", "index": 0, "path": true}""", "/withdrawn");

        Assert.Equal(
            [HttpStatusCode.Conflict, HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Created,
                HttpStatusCode.Conflict, HttpStatusCode.UnprocessableEntity],
            new[] { late, taken, again, phases, nothing, both }.Select(answer => answer.StatusCode));
        Assert.Equal(
            "Expected a correction that counts, to take it back; nothing that counts was corrected here so far.",
            await ReviewedCase.WordsAsync(nothing));
        var now = await reviewed.Server.GetAsync<CaseCorrections>(reviewed.Corrections);
        Assert.Equal((0, null), (now.Frames.Count, now.Path));
        Assert.Empty((await reviewed.ListAsync()).Moments);
    }

    [Fact]
    public async Task Post_WrongFlagsAndPhasesUpToATime_AreKeptAsTheyWereSent()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        await reviewed.Server.AppendAsync(reviewed.Id, Say.KeyFrame(19, "incision", flags: 1));

        using var frame = await reviewed.PostAsync(
            """
            {"index": 475, "seconds": 19, "verdict": "confirmed", "phase": "incision", "by": "Dr A",
             "wrongFlags": ["safety"]}
            """);
        using var none = await reviewed.PostAsync(
            """
            {"index": 475, "seconds": 19, "verdict": "confirmed", "phase": "incision", "by": "Dr A",
             "wrongFlags": ["slow-pace"]}
            """);
        using var path = await reviewed.PostAsync(
            """
            {"by": "Dr A", "untilSeconds": 9,
             "spans": [{"phase": "incision", "startSeconds": 0, "endSeconds": 7.5}]}
            """,
            "/path");

        Assert.Equal(
            (HttpStatusCode.Created, HttpStatusCode.UnprocessableEntity, HttpStatusCode.Created),
            (frame.StatusCode, none.StatusCode, path.StatusCode));
        var now = await reviewed.Server.GetAsync<CaseCorrections>(reviewed.Corrections);
        Assert.Equal([FlagCode.Safety], now.Frames.Single().Correction.WrongFlags!);
        Assert.Equal(9, now.Path!.Correction.UntilSeconds);
        Assert.Equal(
            (MomentState.Settled, FlagState.Dismissed, "Dr A"),
            (await reviewed.ListAsync()).Moments.Where(one => one.Code is FlagCode.Safety)
                .Select(one => (one.State, one.Judged!.Value, one.StateBy!)).Single());
    }

    [Theory]
    [InlineData("", "Expected a correction in JSON")]
    [InlineData("null", "Expected a JSON object, got null.")]
    [InlineData("[]", "Expected a correction in JSON")]
    [InlineData("{", "Expected a correction in JSON")]
    [InlineData("""{"index": 50}""", "'seconds', 'verdict', 'phase', 'by'")]
    [InlineData("""{"index": "50", "seconds": 2, "verdict": "confirmed", "phase": "incision", "by": "A"}""", "$.index")]
    [InlineData("""{"index": 50, "seconds": 2, "verdict": "maybe", "phase": "incision", "by": "A"}""",
        "verdict is confirmed or corrected")]
    [InlineData("""{"index": 50, "seconds": 2, "verdict": "confirmed", "phase": null, "by": "A"}""", "$.phase")]
    [InlineData(
        """{"index": 50, "seconds": 2, "verdict": "confirmed", "phase": "incision", "by": "A", "coment": "x"}""",
        "'coment'")]
    [InlineData("""{"index": 50, "index": 0, "seconds": 2, "verdict": "confirmed", "phase": "incision", "by": "A"}""",
        "'index'")]
    [InlineData("""{"index": 50, "seconds": 2, "verdict": "confirmed", "phase": "incision", "by": "\ud800"}""",
        "Expected a correction in JSON")]
    public async Task Post_WhatIsNoCorrection_IsABadRequestThatSaysWhere(string body, string words)
    {
        await using var reviewed = await ReviewedCase.StartAsync();

        using var response = await reviewed.PostAsync(body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        var said = await ReviewedCase.WordsAsync(response);
        Assert.Contains(words, said, StringComparison.Ordinal);
        Assert.DoesNotContain("Surgical.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", """{"index": 51, "seconds": 2, "verdict": "confirmed", "phase": "incision", "by": "A"}""",
        "Expected the frame number of a key frame of this case as index, got 51.")]
    [InlineData(
        "", """{"index": 50, "seconds": 2, "verdict": "confirmed", "phase": "phaco", "by": "A"}""", "got 'phaco'")]
    [InlineData("/path", """{"spans": [{"phase": "incision", "startSeconds": 0, "endSeconds": 21}], "by": "A"}""",
        "Span 1: expected an end in the video of 20 s, got 21.")]
    public async Task Post_WhatDoesNotFitTheCase_IsUnprocessableAndWritesNothing(string path, string body, string words)
    {
        await using var reviewed = await ReviewedCase.StartAsync();

        using var response = await reviewed.PostAsync(body, path);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Contains(words, await ReviewedCase.WordsAsync(response), StringComparison.Ordinal);
        Assert.Equal(11, (await reviewed.Server.GetAsync<Case>($"/api/cases/{reviewed.Id}")).LastEvent);
    }

    [Fact]
    public async Task Post_ToNobodyOfAnotherTypeOrTooLarge_IsRefused()
    {
        await using var reviewed = await ReviewedCase.StartAsync();

        using var typed = await reviewed.PostAsync(Encoding.UTF8.GetBytes(Confirmed), type: "text/plain");
        using var large = await reviewed.PostAsync(new byte[(1 << 20) + 1]);
        using var nobody = await reviewed.Server.Http.PostAsync("/api/cases/nobody/corrections", null, Stop);
        using var none = await reviewed.Server.Http.GetAsync("/api/cases/nobody/corrections", Stop);

        Assert.Equal(
            (HttpStatusCode.UnsupportedMediaType, HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.NotFound,
                HttpStatusCode.NotFound),
            (typed.StatusCode, large.StatusCode, nobody.StatusCode, none.StatusCode));
        Assert.Equal("Expected at most 1048576 bytes, but the body is larger.", await ReviewedCase.WordsAsync(large));
    }

    [Fact]
    public async Task Post_ValidOnesWithRandomBytesChanged_NeverFailsTheServerAndKeepsTheStoreWhole()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        var random = new Random(20261122);
        var written = 11L;
        for (var i = 0; i < 600; i++)
        {
            var (body, path) = i % 3 == 0 ? (Path, "/path") : (i % 3 == 1 ? Corrected : Confirmed, "");
            using var response = await reviewed.PostAsync(Mutated(body, random), path);

            written += response.StatusCode is HttpStatusCode.Created ? 1 : 0;
            Assert.True(
                response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK
                    or HttpStatusCode.BadRequest or HttpStatusCode.UnprocessableEntity,
                $"{response.StatusCode} at {i}");
        }

        var events = await reviewed.Server.GetAsync<List<EventBody>>($"/api/cases/{reviewed.Id}/events");
        Assert.Equal(
            Enumerable.Range(1, (int)written).Select(number => (long)number), events.Select(told => told.Number));
        Assert.InRange(written, 12, 600);
        Assert.NotEmpty((await reviewed.Server.GetAsync<CaseCorrections>(reviewed.Corrections)).Frames);
    }

    /// <summary>With one to three bytes replaced, doubled or taken out.</summary>
    private static byte[] Mutated(string json, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(json).ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(3))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.Insert(at, bytes[random.Next(bytes.Count)]);
                    break;
                default:
                    bytes.RemoveAt(at);
                    break;
            }
        }

        return [.. bytes];
    }
}
