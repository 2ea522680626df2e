using System.Net;
using System.Net.Http.Headers;
using Surgical.Analyzer;
using Surgical.Analyzer.Phases;
using Surgical.Cases.Chart;
using Surgical.Cases.Intake;
using Surgical.Dashboard.Edge;
using Surgical.Models.Contract;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Dashboard.Tests.Library;

public sealed class CaseEndpointsTests : IDisposable
{
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Theory]
    [InlineData("/api/cases/nobody")]
    [InlineData("/api/cases/nobody/events")]
    [InlineData("/api/cases/nobody/video")]
    [InlineData("/api/cases/nobody/frames")]
    [InlineData("/api/cases/nobody/pictures/0000.jpg")]
    [InlineData("/api/cases/nobody/events/1/overlay.svg")]
    [InlineData("/api/cases/..%2f..%2fetc/video")]
    [InlineData("/api/nothing")]
    public async Task Get_Unknown_IsAProblemWithWords(string path)
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        using var response = await server.Http.GetAsync(path, Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("after=-1")]
    [InlineData("after=soon")]
    [InlineData("limit=0")]
    [InlineData("limit=many")]
    public async Task Events_AfterNonsense_IsABadRequest(string query)
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();

        using var response = await server.Http.GetAsync($"/api/cases/{caseId}/events?{query}", Stop);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("", 1, 150)]
    [InlineData("?limit=2", 1, 2)]
    [InlineData("?after=60&limit=70", 61, 130)]
    [InlineData("?after=149&limit=70", 150, 150)]
    [InlineData("?after=150", 151, 150)]
    public async Task Events_OfALongCase_AreAllThatWasAskedForInOrder(string query, int first, int last)
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        for (var i = 0; i < 150; i++)
        {
            await server.AppendAsync(caseId, Say.Started);
        }

        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events{query}");

        Assert.Equal(
            Enumerable.Range(first, last - first + 1).Select(number => (long)number), events.Select(e => e.Number));
    }

    [Fact]
    public async Task Video_WhoseFileIsGone_IsNotThere()
    {
        await using var server = await RunningServer.StartAsync();
        var caseId = (await server.AdmitAsync(Clip())).Id;
        await Eventually.CompleteAsync(server, caseId);
        File.Delete(Path.Combine(server.Folder, "cases", caseId, "frames.json"));

        using var response = await server.Http.GetAsync($"/api/cases/{caseId}/frames", Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Events_AfterANumber_AreThoseThatFollow()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        await server.AppendAsync(caseId, Say.Started);
        await server.AppendAsync(caseId, Say.KeyFrame(0, "idle"));
        await server.AppendAsync(caseId, Say.KeyFrame(2, "incision"));

        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events?after=1");

        Assert.Equal([(2, "idle"), (3, "incision")], events.Select(e => (e.Number, e.KeyFrame!.TrackedPhase!)));
    }

    [Fact]
    public async Task Case_ReadToItsEnd_ShowsItsVideoItsFramesAndItsEvidence()
    {
        await using var server = await RunningServer.StartAsync();
        var clip = Clip();
        var admitted = await server.AdmitAsync(clip);
        var done = await Eventually.CompleteAsync(server, admitted.Id);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{admitted.Id}/events");

        Assert.Equal((320, 240, 25.0, 4.0), (done.Width, done.Height, done.FramesPerSecond, done.DurationSeconds));
        Assert.Equal("scripted", done.Model?.Name);
        Assert.Equal(CaseEventKind.Started, events[0].Kind);
        Assert.Equal([CaseEventKind.Phases, CaseEventKind.Ended], events[^2..].Select(e => e.Kind));

        var frames = await server.GetAsync<FrameTable>($"/api/cases/{admitted.Id}/frames");
        Assert.Equal(
            Ffmpeg.Times(clip).Select(at => Math.Round(at.TotalSeconds, 6)),
            frames.Seconds.Select(at => Math.Round(at, 6)));

        using var picture = await server.Http.GetAsync(
            $"/api/cases/{admitted.Id}/pictures/{events[1].Picture}.jpg", Stop);
        Assert.Equal("image/jpeg", picture.Content.Headers.ContentType?.MediaType);

        var overlay = await server.Http.GetStringAsync($"/api/cases/{admitted.Id}/events/2/overlay.svg", Stop);
        Assert.Contains("viewBox=\"0 0 320 240\"", overlay, StringComparison.Ordinal);

        using var range = new HttpRequestMessage(HttpMethod.Get, $"/api/cases/{admitted.Id}/video");
        range.Headers.Range = new RangeHeaderValue(4, 7);
        using var part = await server.Http.SendAsync(range, Stop);
        Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
        Assert.Equal("ftyp"u8.ToArray(), await part.Content.ReadAsByteArrayAsync(Stop));
    }

    [Fact]
    public async Task Picture_OfAnotherCase_IsNotShown()
    {
        await using var server = await RunningServer.StartAsync();
        var admitted = await server.AdmitAsync(Clip());
        await Eventually.CompleteAsync(server, admitted.Id);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{admitted.Id}/events");
        var other = await server.EnterCaseAsync();

        using var response = await server.Http.GetAsync($"/api/cases/{other}/pictures/{events[1].Picture}.jpg", Stop);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Picture_ThatABrowserHasKept_IsAskedForAgainAndNotSentAgain()
    {
        await using var server = await RunningServer.StartAsync();
        var admitted = await server.AdmitAsync(Clip());
        await Eventually.CompleteAsync(server, admitted.Id);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{admitted.Id}/events");
        var address = $"/api/cases/{admitted.Id}/pictures/{events[1].Picture}.jpg";

        using var first = await server.Http.GetAsync(address, Stop);
        using var again = await AgainAsync(server, address, first.Headers.ETag!);
        using var erased = await server.Http.DeleteAsync($"/api/cases/{admitted.Id}/events/2", Stop);
        using var after = await AgainAsync(server, address, first.Headers.ETag!);

        Assert.True(first.Headers.CacheControl is { NoCache: true, Private: true });
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.NotModified, HttpStatusCode.OK, HttpStatusCode.NotFound),
            (first.StatusCode, again.StatusCode, erased.StatusCode, after.StatusCode));
    }

    [Fact]
    public async Task Overlay_OfAnEvent_IsCachedForEverUnderTheVersionOfItsDrawingOnly()
    {
        await using var server = await RunningServer.StartAsync();
        var admitted = await server.AdmitAsync(Clip());
        await Eventually.CompleteAsync(server, admitted.Id);

        using var now = await server.Http.GetAsync(
            $"/api/cases/{admitted.Id}/events/2/overlay.svg?drawing={admitted.Drawing}", Stop);
        using var other = await server.Http.GetAsync(
            $"/api/cases/{admitted.Id}/events/2/overlay.svg?drawing=older", Stop);

        Assert.Contains("immutable", now.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal("no-cache", other.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task Overlay_OfAnEventToCome_IsAbsentAndNotCached()
    {
        await using var server = await RunningServer.StartAsync();
        var admitted = await server.AdmitAsync(Clip());
        await Eventually.CompleteAsync(server, admitted.Id);

        using var overlay = await server.Http.GetAsync($"/api/cases/{admitted.Id}/events/99/overlay.svg", Stop);

        Assert.Equal((HttpStatusCode.NotFound, null), (overlay.StatusCode, overlay.Headers.CacheControl));
    }

    private static async Task<HttpResponseMessage> AgainAsync(
        RunningServer server, string address, EntityTagHeaderValue kept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(kept);
        return await server.Http.SendAsync(request, Stop);
    }

    [Fact]
    public async Task Health_Always_NamesTheModel()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        var health = await server.GetAsync<Health>("/health");

        Assert.Equal(("ok", "scripted"), (health.Status, health.Model?.Name));
    }

    [Fact]
    public async Task Health_ModelInThisProgram_SaysThatKeyFramesStay()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        var health = await server.GetAsync<Health>("/health");

        Assert.Equal(new PictureRoute(StaysOnThisMachine: true, Server: null), health.KeyFrames);
    }

    [Theory]
    [InlineData("models.example.org", false)]
    [InlineData("127.0.0.1", true)]
    public async Task Health_ModelOnAServer_SaysWhichHostIsSentKeyFrames(string host, bool isLoopback)
    {
        var model = new ScriptedModel("No.") { Place = new ModelPlace.Server(host, isLoopback) };
        await using var server = await RunningServer.StartAsync(model: model, reads: false);

        var health = await server.GetAsync<Health>("/health");

        Assert.Equal(new PictureRoute(isLoopback, host), health.KeyFrames);
    }

    [Fact]
    public async Task WatchList_Always_HasAnEntryAPhase()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        Assert.Equal(WatchList.All, await server.GetAsync<List<WatchListEntry>>("/api/watch-list"));
    }

    private string Clip() => Ffmpeg.Make(
        "-f lavfi -i testsrc=size=320x240:rate=25:duration=4 -pix_fmt yuv420p -g 25 -movflags +faststart "
        + $"{_videos["clip.mp4"]}");
}
