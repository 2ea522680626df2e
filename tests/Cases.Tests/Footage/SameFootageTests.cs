using Surgical.Cases.Chart;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Footage;

public sealed class SameFootageTests : IDisposable
{
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task SameFootageAs_CodedAnew_IsSaidOfBothAlsoAfterAStartAndNotRefused()
    {
        await using var model = new ScriptedModel("Final Answer:\nContinue.");
        await using var before = await RunningServer.StartAsync(model: model);
        var part = Part("part.mp4");
        var first = await ReadAsync(before, part);
        Assert.Empty(first.SameFootageAs);

        var again = await ReadAsync(
            before, Ffmpeg.Make($"-i {part} -c:v mpeg4 -q:v 8 -vf scale=iw/2:-2 {_videos["again.avi"]}"));

        Assert.Equal([new CaseLink(first.Id, "part")], again.SameFootageAs);
        await using var after = await before.RestartAsync(model);
        first = await after.GetAsync<Case>($"/api/cases/{first.Id}");
        Assert.Equal([new CaseLink(again.Id, "again")], first.SameFootageAs);
    }

    [Fact]
    public async Task SameFootageAs_TheSameBytes_IsSaidAtOnce()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var part = Part("part.mp4");
        var first = await server.AdmitAsync(part);

        var second = await server.AdmitAsync(part);

        Assert.Equal([new CaseLink(first.Id, "part")], second.SameFootageAs);
        Assert.Equal(
            [new CaseLink(second.Id, "part")], (await server.GetAsync<Case>($"/api/cases/{first.Id}")).SameFootageAs);
    }

    [Fact]
    public async Task SameFootageAs_CaseThatIsDeleted_IsNotSaidAnyMore()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var part = Part("part.mp4");
        var first = await server.AdmitAsync(part);
        var second = await server.AdmitAsync(part);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchLibraryAsync(Stop);

        using var deleted = await server.Http.DeleteAsync($"/api/cases/{first.Id}", Stop);

        Assert.Empty((await page.CasesAsync(Stop).FirstAsync(one => one.Id == second.Id, Stop)).SameFootageAs);
    }

    [Fact]
    public async Task SameFootageAs_AnotherPartAsLong_IsNotSaid()
    {
        await using var server = await RunningServer.StartAsync();
        await ReadAsync(server, Part("first.mp4"));

        Assert.Empty((await ReadAsync(server, Part("second.mp4", from: 20))).SameFootageAs);
    }

    private static async Task<Case> ReadAsync(RunningServer server, string video)
    {
        var admitted = await server.AdmitAsync(video);
        return await Eventually.CompleteAsync(server, admitted.Id);
    }

    private string Part(string name, int from = 8) => Ffmpeg.Make(
        $"-ss {from} -i {Path.Combine(Repository.SampleVideos, "phaco-runout.mp4")} -t 10 -an -vf scale=320:-2 "
        + $"-c:v libx264 -preset ultrafast -g 25 -bf 0 -movflags +faststart {_videos[name]}");
}
