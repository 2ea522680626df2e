using System.Net;
using System.Net.Http.Json;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

public sealed class CorrectionKillTests
{
    // A sample of the whole proof, which is `eng/soak correcting`.
    private const int Kills = 5;

    private static readonly string Video = Path.Combine(Repository.SampleVideos, "phaco-runout.mp4");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [OnEachDatabase]
    public async Task Serve_KilledWhileThreeCorrectAndMark_KeepsWhatItAcknowledgedAndWritesNothingTwice(
        Database database)
    {
        string[] store = database is Database.Postgres ? ["--store", await TestPostgres.CreateAsync()] : [];
        var random = new Random(LongProof.Seed(20261122));
        using var folder = new TemporaryFolder();
        string? caseId = null;
        List<Instructor> instructors = [];
        for (var kill = 0; kill < LongProof.Count(Kills); kill++)
        {
            await using var server = await ServeProcess.StartAsync(folder.Path, more: store);
            if (caseId is null)
            {
                caseId = await server.AdmitAsync(Video);
                instructors = [.. (await ReadAsync(server, caseId, keyFrames: 3)).Select(
                    told => new Instructor(caseId, told.KeyFrame!))];
            }

            await CorrectUntilKilledAsync(server, instructors, acknowledged: random.Next(1, 25));
        }

        await using var again = await ServeProcess.StartAsync(folder.Path, more: store);
        foreach (var instructor in instructors)
        {
            await instructor.SendAsync(again);
        }

        await WholeReading.OfAsync(again, caseId!);
        var stored = await again.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        Assert.Equal(
            Enumerable.Range(1, stored.Count).Select(number => (long)number), stored.Select(told => told.Number));
        Assert.All(instructors, instructor => instructor.AssertKept(stored));
    }

    /// <summary>
    /// Lets all of them correct, one after the other and side by side, and kills the server in the middle.
    /// </summary>
    private static async Task CorrectUntilKilledAsync(
        ServeProcess server, List<Instructor> instructors, int acknowledged)
    {
        var enough = new TaskCompletionSource();
        var left = acknowledged;
        var work = instructors.Select(instructor => instructor.CorrectAsync(server, () =>
        {
            if (Interlocked.Decrement(ref left) == 0)
            {
                enough.SetResult();
            }
        })).ToList();
        await enough.Task.WaitAsync(Stop);
        await server.KillAsync();
        await Task.WhenAll(work);
    }

    private static async Task<List<EventBody>> ReadAsync(ServeProcess server, string caseId, int keyFrames)
    {
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(caseId, after: 0, Stop);
        return await page.EventsAsync(Stop).Where(told => told.KeyFrame is not null).Take(keyFrames).ToListAsync(Stop);
    }

    /// <summary>Speaks of one key frame again and again, and sends what was not answered once more.</summary>
    private sealed class Instructor(string caseId, Analyzer.Findings.KeyFrameAnalysis keyFrame)
    {
        private readonly List<EventBody> _acknowledged = [];

        private FrameCorrection Next => new(
            keyFrame.Index, keyFrame.Seconds, CorrectionVerdict.Corrected, "incision", "Dr A",
            Comment: $"word {_acknowledged.Count}");

        public async Task CorrectAsync(ServeProcess server, Action acknowledged)
        {
            try
            {
                while (true)
                {
                    await SendAsync(server);
                    acknowledged();
                }
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException)
            {
                // The server was killed.
            }
        }

        /// <summary>A correction and, every other time, a mark: both once, however often they are sent.</summary>
        public async Task SendAsync(ServeProcess server)
        {
            using var response = _acknowledged.Count % 2 == 0
                ? await server.Http.PostAsJsonAsync($"/api/cases/{caseId}/corrections", Next, Stop)
                : await server.Http.PostAsJsonAsync(
                    $"/api/cases/{caseId}/moments?change={keyFrame.Index}-{_acknowledged.Count}",
                    new Moment(MomentKind.Comment, 0, 0, "Dr A", keyFrame.Index, Text: $"word {_acknowledged.Count}"),
                    Stop);
            Assert.Contains(response.StatusCode, (HttpStatusCode[])[HttpStatusCode.Created, HttpStatusCode.OK]);
            _acknowledged.Add(await RunningServer.ReadAsync<EventBody>(response));
        }

        /// <summary>All that was acknowledged, as it was, and none of it twice.</summary>
        public void AssertKept(List<EventBody> stored)
        {
            Assert.All(_acknowledged, told => Assert.Equivalent(told, stored[(int)told.Number - 1], strict: true));
            Assert.Equal(
                _acknowledged.Select(told => told.Number),
                stored.Where(told => (told.Correction?.Index ?? told.Moment?.Index) == keyFrame.Index)
                    .Select(told => told.Number));
        }
    }
}
