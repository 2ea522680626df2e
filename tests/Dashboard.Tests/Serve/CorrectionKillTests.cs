using System.Net;
using System.Net.Http.Json;
using Surgical.Dashboard.Cases;
using Surgical.Dashboard.Review;
using Surgical.Dashboard.Tests.Live;
using Surgical.TestKit;

namespace Surgical.Dashboard.Tests.Serve;

public sealed class CorrectionKillTests
{
    private static readonly string Video = Path.Combine(Repository.SampleVideos, "phaco-runout.mp4");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_KilledRightAfterItAcknowledgedCorrections_HasThemAllAndGoesOnReading()
    {
        using var folder = new TemporaryFolder();
        string caseId;
        var acknowledged = new List<CaseEvent>();
        await using (var server = await ServeProcess.StartAsync(folder.Path))
        {
            caseId = await server.AdmitAsync(Video);
            var keyFrame = (await ReadAsync(server, caseId, told => told.KeyFrame is not null)).KeyFrame!;
            for (var i = 0; i < 5; i++)
            {
                var said = new FrameCorrection(
                    keyFrame.Index, keyFrame.Seconds, CorrectionVerdict.Corrected, "incision", $"Dr {i}");
                acknowledged.Add(await PostAsync(server, $"/api/cases/{caseId}/corrections", said));
            }

            var path = new PathCorrection([new("incision", 0, 1)], "Dr Z");
            acknowledged.Add(await PostAsync(server, $"/api/cases/{caseId}/corrections/path", path));
            await server.KillAsync();
        }

        await using var again = await ServeProcess.StartAsync(folder.Path);
        var stored = await again.GetAsync<List<CaseEvent>>($"/api/cases/{caseId}/events");
        var now = await again.GetAsync<CaseCorrections>($"/api/cases/{caseId}/corrections");

        Assert.All(acknowledged, told => Assert.Equivalent(told, stored[(int)told.Number - 1], strict: true));
        Assert.Equal(("Dr 4", "Dr Z"), (Assert.Single(now.Frames).Correction.By, now.Path?.Correction.By));
        await ReadAsync(again, caseId, told => told.Kind is CaseEventKind.Ended);
    }

    private static async Task<CaseEvent> PostAsync<T>(ServeProcess server, string path, T said)
    {
        using var response = await server.Http.PostAsJsonAsync(path, said, Stop);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await RunningServer.ReadAsync<CaseEvent>(response);
    }

    private static async Task<CaseEvent> ReadAsync(ServeProcess server, string caseId, Func<CaseEvent, bool> isWanted)
    {
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(caseId, after: 0, Stop);
        return await page.EventsAsync(Stop).FirstAsync(isWanted, Stop);
    }
}
