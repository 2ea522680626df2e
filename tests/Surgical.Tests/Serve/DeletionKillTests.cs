using System.Net;
using System.Net.Http.Json;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

public sealed class DeletionKillTests : IDisposable
{
    // A sample of the whole proof, which is `eng/soak deleting`.
    private const int Kills = 4;

    private readonly TemporaryFolder _videos = new();
    private readonly TemporaryFolder _data = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _data.Dispose();
        _videos.Dispose();
    }

    [Fact]
    public async Task Serve_KilledWhileItDeletes_HasTheCaseWholeOrNotAtAll()
    {
        var random = new Random(LongProof.Seed(20261130));
        Spoken? open = null;
        var count = LongProof.Count(Kills);
        for (var kill = 0; kill < count; kill++)
        {
            await using var server = await ServeProcess.StartAsync(_data.Path);
            if (open is null || await IsGoneAsync(server, open))
            {
                open = await SpeakAsync(server, $"zanzibar-{kill}");
            }

            var deleted = server.Http.DeleteAsync($"/api/cases/{open.CaseId}", Stop);
            await server.PassAsync(random.Next(60));
            await server.KillAsync();
            using var answer = await ServeProcess.AnswerAsync(deleted);
            Assert.True(answer is null or { StatusCode: HttpStatusCode.OK });
            open = open with { WasAcknowledged = answer is not null };
        }

        await using var last = await ServeProcess.StartAsync(_data.Path);
        await IsGoneAsync(last, open!);
    }

    [Fact]
    public async Task Delete_OnAFullDisk_IsShownNowhereAndFinishedAtTheNextStart()
    {
        Spoken said;
        await using (var server = await ServeProcess.StartAsync(_data.Path))
        {
            said = await SpeakAsync(server, "zanzibar");
            await server.LimitFilesAsync(1);
            using var deleted = await server.Http.DeleteAsync($"/api/cases/{said.CaseId}", Stop);

            Assert.Equal(HttpStatusCode.ServiceUnavailable, deleted.StatusCode);
            Assert.Contains(
                "something of it still lies on the disk", await deleted.Content.ReadAsStringAsync(Stop),
                StringComparison.Ordinal);
            Assert.Empty(await server.GetAsync<List<Case>>("/api/cases"));
        }

        await using var again = await ServeProcess.StartAsync(_data.Path);
        Assert.True(await IsGoneAsync(again, said));
    }

    /// <summary>
    /// Whether a case is gone, with every byte; else it must be whole, and never acknowledged as deleted.
    /// </summary>
    private async Task<bool> IsGoneAsync(ServeProcess server, Spoken said)
    {
        using var found = await server.Http.GetAsync($"/api/cases/{said.CaseId}", Stop);
        if (found.StatusCode is HttpStatusCode.NotFound)
        {
            Assert.Equal([Path.Combine(_data.Path, "erasures.jsonl")], Traces.Of(said.CaseId, _data.Path));
            Assert.Empty(Traces.Of(said.Word, _data.Path));
            return true;
        }

        Assert.False(said.WasAcknowledged);
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{said.CaseId}/events");
        Assert.Equal(Enumerable.Range(1, events.Count).Select(n => (long)n), events.Select(told => told.Number));
        Assert.Contains(events, told => told.Correction?.Comment == said.Word);
        using var video = await server.Http.GetAsync($"/api/cases/{said.CaseId}/video", Stop);
        Assert.Equal(HttpStatusCode.OK, video.StatusCode);
        return false;
    }

    /// <summary>A case that is being read, with a word in its name and in a correction.</summary>
    private async Task<Spoken> SpeakAsync(ServeProcess server, string word)
    {
        var video = _videos[$"{word}.mp4"];
        File.Copy(Path.Combine(Repository.SampleVideos, "phaco-runout.mp4"), video, overwrite: true);
        var caseId = await server.AdmitAsync(video);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(caseId, after: 0, Stop);
        var read = (await page.EventsAsync(Stop).FirstAsync(told => told.KeyFrame is not null, Stop)).KeyFrame!;
        using var corrected = await server.Http.PostAsJsonAsync(
            $"/api/cases/{caseId}/corrections",
            new FrameCorrection(
                read.Index, read.Seconds, CorrectionVerdict.Corrected, "incision", "Dr A", Comment: word),
            Stop);
        Assert.Equal(HttpStatusCode.Created, corrected.StatusCode);
        return new(caseId, word, WasAcknowledged: false);
    }

    private sealed record Spoken(string CaseId, string Word, bool WasAcknowledged);
}
