using System.Net;
using Surgical.Cases.Chart;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Footage;

public sealed class TakenFilesTests : IDisposable
{
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Theory]
    [InlineData("mp4", "original")]
    [InlineData("avi", "original")]
    [InlineData("avi", "played.mp4")]
    public async Task Video_FileThatWasChangedOnTheDisk_IsNotPlayedByOldTimesAndTheCaseSaysSo(
        string container, string file)
    {
        await using var server = await RunningServer.StartAsync();
        var one = await ReadAsync(server, Clip("testsrc", container));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, one.Id, "video"));

        File.Copy(Clip("testsrc2", "mp4"), PathOf(server, one.Id, file), overwrite: true);

        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(server, one.Id, "video"));
        Assert.Equal(HttpStatusCode.Conflict, await StatusAsync(server, one.Id, "frames"));
        Assert.Equal(VideoFault.Changed, (await server.GetAsync<Case>($"/api/cases/{one.Id}")).VideoFault);
    }

    [Theory]
    [InlineData("mp4", "original")]
    [InlineData("avi", "played.mp4")]
    public async Task Video_FileWithANewDateAndTheSameBytes_IsPlayed(string container, string file)
    {
        await using var server = await RunningServer.StartAsync();
        var one = await ReadAsync(server, Clip("testsrc", container));

        File.SetLastWriteTimeUtc(PathOf(server, one.Id, file), DateTime.UnixEpoch.AddYears(100));

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(server, one.Id, "video"));
        Assert.Null((await server.GetAsync<Case>($"/api/cases/{one.Id}")).VideoFault);
    }

    [Fact]
    public async Task Video_ThatWasTakenOutOfTheFolder_IsSaidToBeGone()
    {
        await using var server = await RunningServer.StartAsync();
        var one = await ReadAsync(server, Clip("testsrc", "mp4"));

        File.Delete(PathOf(server, one.Id, "original"));

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(server, one.Id, "video"));
        Assert.Equal(VideoFault.Gone, (await server.GetAsync<Case>($"/api/cases/{one.Id}")).VideoFault);
    }

    [Fact]
    public async Task Retry_FileThatWasChangedMeanwhile_IsNotReadByOldTimes()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var model = new ScriptedModel(async (_, _, token) =>
        {
            asked.TrySetResult();
            await new TaskCompletionSource().Task.WaitAsync(token);
            return ScriptedModel.Reply("Final Answer:\nContinue.");
        });
        await using var server = await RunningServer.StartAsync(model: model);
        var caseId = (await server.AdmitAsync(Clip("testsrc", "mp4"))).Id;
        await asked.Task.WaitAsync(Stop);
        using var cancelled = await server.Http.PostAsync($"/api/cases/{caseId}/cancel", null, Stop);

        File.Copy(Clip("testsrc2", "mp4"), PathOf(server, caseId, "original"), overwrite: true);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(caseId, after: 2, Stop);
        using var retried = await server.Http.PostAsync($"/api/cases/{caseId}/retry", null, Stop);

        var failed = await page.EventsAsync(Stop).FirstAsync(told => told.Kind is CaseEventKind.Failed, Stop);
        Assert.Contains("was changed on the disk", failed.Message, StringComparison.Ordinal);
    }

    private static string PathOf(RunningServer server, string caseId, string file) =>
        Path.Combine(server.Folder, "cases", caseId, file);

    private static async Task<Case> ReadAsync(RunningServer server, string video)
    {
        var admitted = await server.AdmitAsync(video);
        return await Eventually.CompleteAsync(server, admitted.Id);
    }

    private static async Task<HttpStatusCode> StatusAsync(RunningServer server, string caseId, string what)
    {
        using var response = await server.Http.GetAsync($"/api/cases/{caseId}/{what}", Stop);
        return response.StatusCode;
    }

    private string Clip(string picture, string container) => Ffmpeg.Make(
        $"-f lavfi -i {picture}=size=320x240:rate=25:duration=4 -pix_fmt yuv420p -g 25 "
        + $"{_videos[$"{picture}.{container}"]}");
}
