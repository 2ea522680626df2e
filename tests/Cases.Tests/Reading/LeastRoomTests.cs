using Surgical.Cases.Chart;
using Surgical.TestKit;
using Surgical.TestKit.Cases;
using Surgical.TestKit.Models;

namespace Surgical.Cases.Tests.Reading;

public sealed class LeastRoomTests : IDisposable
{
    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Fact]
    public async Task Run_LessRoomThanIsKeptFree_StopsWithAWordAndGoesOnByItself()
    {
        const long plenty = 1L << 40;
        var free = plenty;
        await using var model = new ScriptedModel((asked, _, _) =>
        {
            if (asked == 2)
            {
                Interlocked.Exchange(ref free, 999);
            }

            return Task.FromResult(ScriptedModel.Reply($"Final Answer:\nContinue {asked}."));
        });
        await using var server = await RunningServer.StartAsync(
            new()
            {
                Admission = new() { LeastFreeBytes = 1000 },
                Runner = new() { BetweenLooks = TimeSpan.FromSeconds(0.1) },
            },
            model,
            free: () => Interlocked.Read(ref free));
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchLibraryAsync(Stop);

        var caseId = (await server.AdmitAsync(Clip())).Id;
        var stopped = await page.CasesAsync(Stop).FirstAsync(told => told.State is CaseState.Failed, Stop);
        Interlocked.Exchange(ref free, plenty);
        var complete = await Eventually.CompleteAsync(server, caseId);

        Assert.Contains("are kept free. Make room", stopped.Error, StringComparison.Ordinal);
        Assert.Equal(CaseState.Complete, complete.State);
    }

    private string Clip() => Ffmpeg.Make(
        $"-f lavfi -i testsrc=size=320x240:rate=25:duration=12 -pix_fmt yuv420p -g 25 {_videos["clip.mp4"]}");
}
