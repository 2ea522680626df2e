using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

public sealed class KillTests
{
    // A sample of the whole proof, which is `eng/soak serving`.
    private const int Kills = 5;

    private static readonly string Video = Path.Combine(Repository.SampleVideos, "phaco-runout.mp4");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_KilledInTheMiddle_LosesNoEventThatAClientReceived()
    {
        var random = new Random(LongProof.Seed(20261122));
        using var folder = new TemporaryFolder();
        var received = new Dictionary<string, SortedDictionary<long, string>>();
        string? caseId = null;

        for (var kill = 0; kill < LongProof.Count(Kills); kill++)
        {
            await using var server = await ServeProcess.StartAsync(folder.Path);
            foreach (var (id, events) in received)
            {
                AssertKept(events, await EventsAsync(server, id));
            }

            if (caseId is null || await IsCompleteAsync(server, caseId))
            {
                caseId = await server.AdmitAsync(Video);
                received[caseId] = [];
            }

            await ReceiveAsync(server, caseId, received[caseId], count: random.Next(3));
            await server.PassAsync(random.Next(40));
            await server.KillAsync();
        }

        await AssertAllCompleteAsync(folder.Path, received);
    }

    [Fact]
    public async Task Serve_KilledWhileTwoCasesAreReadSideBySide_BothSayWhatTheyWouldHaveSaidAlone()
    {
        using var folder = new TemporaryFolder();
        var cases = new List<string>();
        await using (var server = await ServeProcess.StartAsync(folder.Path))
        {
            cases.Add(await server.AdmitAsync(Video));
            cases.Add(await server.AdmitAsync(Video));
            await ReceiveAsync(server, cases[0], [], count: 6);
            await ReceiveAsync(server, cases[1], [], count: 3);
            await server.KillAsync();
        }

        await using var again = await ServeProcess.StartAsync(folder.Path);
        var first = await WholeReading.OfAsync(again, cases[0]);
        var second = await WholeReading.OfAsync(again, cases[1]);
        var alone = await WholeReading.OfAsync(again, await again.AdmitAsync(Video));

        Assert.Equal(Words(alone), Words(first));
        Assert.Equal(Words(alone), Words(second));
        Assert.Equal(Confidences(alone), Confidences(first), Near);
        Assert.Equal(Confidences(alone), Confidences(second), Near);
    }

    [Fact]
    public async Task Serve_KilledTwiceWhileItReadsACase_FailsThatOneAndReadsTheOthers()
    {
        using var folder = new TemporaryFolder();
        string? deadly = null;
        for (var kill = 0; kill < 2; kill++)
        {
            await using var server = await ServeProcess.StartAsync(folder.Path);
            deadly ??= await server.AdmitAsync(Video);
            await ReceiveAsync(server, deadly, [], count: 3 + (6 * kill));
            await server.KillAsync();
        }

        await using var again = await ServeProcess.StartAsync(folder.Path);
        var other = await WholeReading.OfAsync(again, await again.AdmitAsync(Video));
        var failed = await again.GetAsync<Case>($"/api/cases/{deadly}");

        Assert.Equal(CaseEventKind.Ended, other[^1].Kind);
        Assert.Equal(CaseState.Failed, failed.State);
        Assert.StartsWith("The server ended twice in the middle of reading this case", failed.Error,
            StringComparison.Ordinal);
        Assert.Equal(CaseEventKind.Ended, (await WholeReading.OfAsync(again, deadly!))[^1].Kind);
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) < 1e-4;

    private static IEnumerable<(long, KeyFrameStatus, string?, string?)> Words(IEnumerable<EventBody> events) =>
        KeyFrames(events).Select(k => (k.Index, k.Status, k.Thinking, k.Answer));

    private static IEnumerable<double> Confidences(IEnumerable<EventBody> events) =>
        KeyFrames(events).SelectMany(k => new[] { k.Confidence, k.VoteConfidence ?? -1 });

    private static IEnumerable<KeyFrameAnalysis> KeyFrames(IEnumerable<EventBody> events) =>
        events.Select(e => e.KeyFrame).OfType<KeyFrameAnalysis>();

    private static async Task AssertAllCompleteAsync(
        string data, Dictionary<string, SortedDictionary<long, string>> received)
    {
        // One at a time: replies that are written side by side have the same words, but other last digits.
        await using var server = await ServeProcess.StartAsync(data, more: ["--cases-at-once", "1"]);
        var undisturbed = await server.AdmitAsync(Video);
        var expected = Said(await WholeReading.OfAsync(server, undisturbed));
        foreach (var (id, events) in received)
        {
            var stored = await WholeReading.OfAsync(server, id);
            AssertKept(events, stored);
            Assert.Equal(Enumerable.Range(1, stored.Count).Select(n => (long)n), stored.Select(e => e.Number));
            Assert.Equal(CaseEventKind.Ended, stored[^1].Kind);
            Assert.Equal(expected, Said(stored));
        }
    }

    /// <summary>Everything that a reading says, but not how long it took.</summary>
    private static List<string> Said(IEnumerable<EventBody> events) =>
        [.. KeyFrames(events).Select(k => Json(k with { LatencySeconds = 0 }))];

    private static void AssertKept(SortedDictionary<long, string> received, List<EventBody> stored) =>
        Assert.All(received, e => Assert.Equal(e.Value, Json(stored[(int)e.Key - 1])));

    private static Task<List<EventBody>> EventsAsync(ServeProcess server, string caseId) =>
        server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");

    private static async Task<bool> IsCompleteAsync(ServeProcess server, string caseId) =>
        (await server.GetAsync<Case>($"/api/cases/{caseId}")).State is CaseState.Complete;

    /// <summary>Receives so many new events over the hub, or all that a complete case has.</summary>
    private static async Task ReceiveAsync(
        ServeProcess server, string caseId, SortedDictionary<long, string> received, int count)
    {
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(caseId, received.Keys.LastOrDefault(), Stop);
        await foreach (var caseEvent in page.EventsAsync(Stop))
        {
            received.Add(caseEvent.Number, Json(caseEvent));
            await DiedTwice.RetriedAsync(server, caseId, caseEvent);
            if (count-- <= 0 || caseEvent.Kind is CaseEventKind.Ended)
            {
                return;
            }
        }
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, AnalysisJson.Options);
}
