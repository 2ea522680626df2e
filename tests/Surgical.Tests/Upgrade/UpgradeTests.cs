using System.Net;
using System.Net.Http.Json;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.Tests.Serve;

namespace Surgical.Tests.Upgrade;

public sealed class UpgradeTests
{
    // Until issue 12 a model's digest did not cover the numbers of its weights.
    private const string OlderDigest = "This cannot go on: an older version of this program began it";

    // As the folder came; to close it is its user's choice.
    private const string SeenByOthers =
        "Other users of this machine may look into the folder. --mend can put it right.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("9c72e07")]
    [InlineData("82b3cb0")]
    [InlineData("61a38b6")]
    [InlineData("0760d0b")]
    public async Task Serve_FolderOfAnEarlierVersion_ShowsEventsPicturesAndVideoAsTheyWere(string commit)
    {
        using var folder = await OlderFolder.OfAsync(commit, Stop);
        var before = folder.Events.Where(told => told.CaseId == folder.Complete).ToList();
        var shown = before.Select(told => told.Picture).OfType<string>().ToList();
        await using var server = await ServeProcess.StartAsync(folder.Path);

        var cases = await server.GetAsync<List<Case>>("/api/cases");
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{folder.Complete}/events");

        Assert.Equal(folder.Events.Select(told => told.CaseId).Distinct(), cases.Select(one => one.Id).Order());
        Assert.Equal(
            (CaseState.Complete, CaseState.Failed),
            (cases.Single(one => one.Id == folder.Complete).State, cases.Single(one => one.Id == folder.Failed).State));
        Assert.Equal(
            before.Select(told => (told.Number, told.Kind, told.At, told.Picture)),
            events.Select(told => (told.Number, told.Kind.ToString(), told.At, told.Picture)));
        Assert.Equal("the first cut", Assert.Single(events, told => told.Correction is not null).Correction?.Comment);
        Assert.NotEmpty(shown);
        foreach (var picture in shown)
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(folder.Picture(picture), Stop),
                await server.Http.GetByteArrayAsync($"/api/cases/{folder.Complete}/pictures/{picture}.jpg", Stop));
        }

        Assert.Equal(
            await File.ReadAllBytesAsync(folder.File("cases", folder.Complete, "played.mp4"), Stop),
            await server.Http.GetByteArrayAsync($"/api/cases/{folder.Complete}/video", Stop));
    }

    [Theory]
    [InlineData("9c72e07", OlderDigest)]
    [InlineData("82b3cb0", OlderDigest)]
    [InlineData("61a38b6", null)]
    [InlineData("0760d0b", null)]
    public async Task Serve_FolderOfAnEarlierVersion_ReadsOnOrSaysWhyNotAndTakesRetriesAndCorrections(
        string commit, string? whyNot)
    {
        using var folder = await OlderFolder.OfAsync(commit, Stop);
        await using (var server = await ServeProcess.StartAsync(folder.Path))
        {
            var readOn = await ToTheEndAsync(server, folder.Interrupted, after: 0);
            using var retried = await server.Http.PostAsync($"/api/cases/{folder.Failed}/retry", null, Stop);
            var again = await ToTheEndAsync(server, folder.Failed, after: 1);
            using var corrected = await CorrectAsync(server, folder.Complete);

            Assert.Equal(whyNot is null ? CaseEventKind.Ended : CaseEventKind.Failed, readOn.Kind);
            Assert.StartsWith(whyNot ?? "", readOn.Message ?? "", StringComparison.Ordinal);
            Assert.Equal((CaseEventKind.Ended, null), (again.Kind, again.Message));
            Assert.Equal(HttpStatusCode.Created, corrected.StatusCode);
            Assert.Equal(0, await server.TerminateAsync());
        }

        var looked = await ProgramRun.OfAsync(["doctor", "--data", folder.Path], Stop);
        Assert.Equal((1, SeenByOthers), (looked.ExitCode, looked.Output.Trim()));
    }

    private static async Task<EventBody> ToTheEndAsync(ServeProcess server, string caseId, long after)
    {
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(caseId, after, Stop);
        return await page.EventsAsync(Stop)
            .FirstAsync(told => told.Kind is CaseEventKind.Ended or CaseEventKind.Failed, Stop);
    }

    private static async Task<HttpResponseMessage> CorrectAsync(ServeProcess server, string caseId)
    {
        var events = await server.GetAsync<List<EventBody>>($"/api/cases/{caseId}/events");
        var read = events.Last(told => told.KeyFrame is not null).KeyFrame!;
        return await server.Http.PostAsJsonAsync(
            $"/api/cases/{caseId}/corrections",
            new FrameCorrection(read.Index, read.Seconds, CorrectionVerdict.Corrected, "incision", "Dr B"),
            Stop);
    }
}
