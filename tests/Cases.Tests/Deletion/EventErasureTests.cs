using System.Net;
using System.Net.Http.Json;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Cases.Deletion;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Deletion;

public sealed class EventErasureTests : IDisposable
{
    private const string Word = "zanzibar";
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Theory]
    [OnEachDatabase]
    public async Task Erase_KeyFrame_LeavesItsNumberKindAndPlaceAndNoByteOfWhatItSaid(Database database)
    {
        await using var model = Model();
        await using var server = await RunningServer.StartAsync(
            new() { Store = await TestPostgres.StoreAsync(database) }, model);
        var id = await ReadCaseAsync(server);
        var (events, keyFrame) = await KeyFrameAsync(server, id);
        await CorrectAsync(server, id, keyFrame, "Dr Quux");

        var erasure = await EraseAsync(server, id, keyFrame.Number, "Surgical-Author", "Dr%20%C3%84");

        var last = events[^1].Number;
        Assert.Equal((last + 2, CaseEventKind.Erasure, "Dr Ä"), (erasure.Number, erasure.Kind, erasure.Author.Name));
        Assert.Equal([keyFrame.Number, last + 1], erasure.Erases!);
        var now = await EventsAsync(server, id);
        var left = now.Single(told => told.Number == keyFrame.Number);
        Assert.Equal((keyFrame.Kind, keyFrame.At, keyFrame.KeyFrame!.Index, keyFrame.KeyFrame.Seconds),
            (left.Kind, left.At, left.KeyFrame!.Index, left.KeyFrame.Seconds));
        Assert.Equal((KeyFrameStatus.Erased, null, null), (left.KeyFrame.Status, left.KeyFrame.Answer, left.Picture));
        Assert.NotNull(left.ErasedAt);
        Assert.Equal(Enumerable.Range(1, now.Count), now.Select(told => (int)told.Number));
        Assert.Empty(Traces.Of("Dr Quux", server.Folder));
        Assert.Empty(Traces.Of(keyFrame.Picture!, Path.Combine(server.Folder, "pictures")));
        Assert.Empty((await server.GetAsync<CaseCorrections>($"/api/cases/{id}/corrections")).Frames);
        Assert.Equal(
            HttpStatusCode.NotFound, await StatusAsync(server, $"/api/cases/{id}/pictures/{keyFrame.Picture}.jpg"));
    }

    [Fact]
    public async Task Erase_KeyFrameOfWhichACopyWasMovedAside_LeavesNoneOfEither()
    {
        await using var model = Model();
        await using var server = await RunningServer.StartAsync(model: model);
        var id = await ReadCaseAsync(server);
        var (_, keyFrame) = await KeyFrameAsync(server, id);
        var aside = Directory.CreateDirectory(Path.Combine(server.Folder, "quarantine", "2026-12-01", "pictures"));
        File.WriteAllText(Path.Combine(aside.FullName, $"{keyFrame.Picture}.jpg"), "as it was before a kill");

        await EraseAsync(server, id, keyFrame.Number);

        Assert.Empty(aside.EnumerateFiles());
    }

    [Fact]
    public async Task Erase_EveryKeyFrame_LeavesNoWordOfTheModel()
    {
        await using var model = Model();
        await using var server = await RunningServer.StartAsync(model: model);
        var id = await ReadCaseAsync(server);
        Assert.NotEmpty(Traces.Of(Word, server.Folder));

        foreach (var told in (await EventsAsync(server, id)).Where(told => told.KeyFrame is not null))
        {
            await EraseAsync(server, id, told.Number);
        }

        Assert.Empty(Traces.Of(Word, server.Folder));
        Assert.Empty(Directory.EnumerateFiles(
            Path.Combine(server.Folder, "pictures"), "*", SearchOption.AllDirectories));
        var after = await server.GetAsync<Case>($"/api/cases/{id}");
        Assert.Equal((CaseState.Complete, 0), (after.State, after.FlagCount));
    }

    [Fact]
    public async Task Erase_Twice_IsTheSameErasure()
    {
        await using var model = Model();
        await using var server = await RunningServer.StartAsync(model: model);
        var id = await ReadCaseAsync(server);
        var (_, keyFrame) = await KeyFrameAsync(server, id);

        var first = await EraseAsync(server, id, keyFrame.Number);
        var second = await EraseAsync(server, id, keyFrame.Number);

        Assert.Equal(first.Number, second.Number);
        Assert.Equal(first.Number, (await EventsAsync(server, id))[^1].Number);
    }

    [Theory]
    [OnEachDatabase]
    public async Task Erase_TheCorrectionThatCounts_LetsNoOlderOneCountAgain(Database database)
    {
        await using var model = Model();
        await using var server = await RunningServer.StartAsync(
            new() { Store = await TestPostgres.StoreAsync(database) }, model);
        var id = await ReadCaseAsync(server);
        var (_, keyFrame) = await KeyFrameAsync(server, id);
        await CorrectAsync(server, id, keyFrame, "Dr Quux");
        var second = await CorrectAsync(server, id, keyFrame, "Dr B");

        await EraseAsync(server, id, second.Number);

        Assert.Empty((await server.GetAsync<CaseCorrections>($"/api/cases/{id}/corrections")).Frames);
        var third = await CorrectAsync(server, id, keyFrame, "Dr C", "?replaces=0");
        Assert.Equal("Dr C", third.Author.Name);
        var erased = (await EventsAsync(server, id)).Single(told => told.Number == second.Number);
        Assert.Equal((CaseEventKind.Corrected, null, null), (erased.Kind, erased.Correction, erased.Author.Name));
    }

    [Theory]
    [OnEachDatabase]
    public async Task Erase_Moment_LeavesItsNumberAndPlaceAndNoByteOfItsWordsOrItsEdits(Database database)
    {
        await using var model = Model();
        await using var server = await RunningServer.StartAsync(
            new() { Store = await TestPostgres.StoreAsync(database) }, model);
        var id = await ReadCaseAsync(server);
        var made = await SendAsync(server, HttpMethod.Post, $"/api/cases/{id}/moments", Say.Question(1, "Dr Quux"));
        var place = $"/api/cases/{id}/moments/{made.Number}";
        var edited = await SendAsync(server, HttpMethod.Put, place, Say.Question(2, "Dr Quux", "Where is quagga?"));
        await SendAsync(
            server, HttpMethod.Post, $"{place}/state", new MomentSettlement(MomentState.Settled, "Dr B"));

        var erasure = await EraseAsync(server, id, made.Number);

        Assert.Equal([made.Number, edited.Number], erasure.Erases!);
        Assert.Empty(Traces.Of("Dr Quux", server.Folder));
        Assert.Empty(Traces.Of("quagga", server.Folder));
        var left = (await server.GetAsync<CaseMoments>($"/api/cases/{id}/moments")).Moments
            .Single(one => one.Code is null);
        Assert.Equal(
            (MomentKind.Question, 2.0, null, null, MomentState.Settled, "Dr B"),
            (left.Kind, left.From, left.By, left.Text, left.State, left.StateBy));
        Assert.NotNull(left.ErasedAt);
    }

    [Fact]
    public async Task Erase_WhatTakesACorrectionBack_TakesTheNameAndLetsNoOlderOneCountAgain()
    {
        await using var model = Model();
        await using var server = await RunningServer.StartAsync(model: model);
        var id = await ReadCaseAsync(server);
        var (_, keyFrame) = await KeyFrameAsync(server, id);
        await CorrectAsync(server, id, keyFrame, "Dr A");
        var withdrawn = await SendAsync(
            server, HttpMethod.Post, $"/api/cases/{id}/corrections/withdrawn",
            new CorrectionWithdrawal("Dr Quux", keyFrame.KeyFrame!.Index));

        await EraseAsync(server, id, withdrawn.Number);

        Assert.Empty(Traces.Of("Dr Quux", server.Folder));
        Assert.Empty((await server.GetAsync<CaseCorrections>($"/api/cases/{id}/corrections")).Frames);
    }

    [Theory]
    [InlineData(1, HttpStatusCode.Conflict, "Events of the kind started say nothing that could be erased.")]
    [InlineData(4711, HttpStatusCode.NotFound, "There is no such event.")]
    public async Task Erase_WhatSaysNothing_IsRefused(long number, HttpStatusCode status, string words)
    {
        await using var model = Model();
        await using var server = await RunningServer.StartAsync(model: model);
        var id = await ReadCaseAsync(server);

        using var response = await server.Http.DeleteAsync($"/api/cases/{id}/events/{number}", Stop);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Erase_CaseThatWaits_IsRefusedAndNothingIsErased()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var id = await server.EnterCaseAsync();
        await server.AppendAsync(id, Say.KeyFrame(1));

        using var response = await server.Http.DeleteAsync($"/api/cases/{id}/events/1", Stop);

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Null((await EventsAsync(server, id)).Single().ErasedAt);
    }

    [Fact]
    public async Task Start_WithAnErasureThatWasDecidedAndBrokenOff_FinishesIt()
    {
        await using var model = Model();
        await using var before = await RunningServer.StartAsync(model: model);
        var id = await ReadCaseAsync(before);
        var (_, keyFrame) = await KeyFrameAsync(before, id);
        new ErasureLedger(before.Data).Note(
            new(id, [keyFrame.Number], [keyFrame.Picture!], DateTimeOffset.UnixEpoch));

        await using var after = await before.RestartAsync(model);

        var events = await EventsAsync(after, id);
        Assert.Equal(KeyFrameStatus.Erased, events.Single(told => told.Number == keyFrame.Number).KeyFrame!.Status);
        Assert.Equal((CaseEventKind.Erasure, AuthorKind.Program), (events[^1].Kind, events[^1].Author.Kind));
        Assert.Empty(Traces.Of(keyFrame.Picture!, Path.Combine(after.Folder, "pictures")));
    }

    private static ScriptedModel Model() => new($"Thinking Process:\nA {Word}.\n\nFinal Answer:\nContinue.");

    private async Task<string> ReadCaseAsync(RunningServer server)
    {
        var id = (await server.AdmitAsync(Ffmpeg.Make(
            $"-f lavfi -i testsrc=size=320x240:rate=25:duration=4 -pix_fmt yuv420p -g 25 {_videos["clip.mp4"]}"))).Id;
        await Eventually.CompleteAsync(server, id);
        return id;
    }

    private static async Task<(List<EventBody> All, EventBody KeyFrame)> KeyFrameAsync(RunningServer server, string id)
    {
        var events = await EventsAsync(server, id);
        return (events, events.First(told => told.KeyFrame is not null));
    }

    private static Task<List<EventBody>> EventsAsync(RunningServer server, string id) =>
        server.GetAsync<List<EventBody>>($"/api/cases/{id}/events");

    private static async Task<EventBody> EraseAsync(
        RunningServer server, string id, long number, string? header = null, string? value = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, $"/api/cases/{id}/events/{number}");
        if (header is not null)
        {
            request.Headers.Add(header, value);
        }

        using var response = await server.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await RunningServer.ReadAsync<EventBody>(response);
    }

    private static async Task<EventBody> CorrectAsync(
        RunningServer server, string id, EventBody keyFrame, string by, string query = "")
    {
        var said = new FrameCorrection(
            keyFrame.KeyFrame!.Index, keyFrame.KeyFrame.Seconds, CorrectionVerdict.Corrected, "idle", by);
        using var response = await server.Http.PostAsJsonAsync(
            $"/api/cases/{id}/corrections{query}", said, AnalysisJson.Options, Stop);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await RunningServer.ReadAsync<EventBody>(response);
    }

    private static async Task<EventBody> SendAsync<T>(
        RunningServer server, HttpMethod method, string address, T said)
    {
        using var request = new HttpRequestMessage(method, address)
        {
            Content = JsonContent.Create(said, options: AnalysisJson.Options),
        };
        using var response = await server.Http.SendAsync(request, Stop);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await RunningServer.ReadAsync<EventBody>(response);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningServer server, string path)
    {
        using var response = await server.Http.GetAsync(path, Stop);
        return response.StatusCode;
    }
}
