using System.Diagnostics;
using Surgical.Cases.Chart;
using Surgical.TestKit;

namespace Surgical.Tests.Serve;

public sealed class StartKillTests
{
    // A sample of the whole proof, which is `eng/soak starts`.
    private const int Kills = 4;

    // From the first file in the data folder to the moment in which it listens; longer on a busy machine.
    private const int LatestMoment = 1_000;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Serve_KilledWhileItStarts_StartsTheNextTime()
    {
        var random = new Random(LongProof.Seed(20261201));
        for (var kill = 0; kill < LongProof.Count(Kills); kill++)
        {
            using var folder = new TemporaryFolder();
            await KillWhileItStartsAsync(folder, TimeSpan.FromMilliseconds(random.Next(LatestMoment)));
            await using var server = await ServeProcess.StartAsync(folder.Path).WaitAsync(
                TimeSpan.FromSeconds(60), TimeProvider.System, Stop);

            Assert.Empty(await server.GetAsync<List<Case>>("/api/cases"));
        }
    }

    private static async Task KillWhileItStartsAsync(TemporaryFolder folder, TimeSpan moment)
    {
        using var server = ProgramRun.Start(["serve", "--port", "0", "--data", folder.Path]);
        while (!File.Exists(folder["lock"]))
        {
            Assert.False(server.HasExited, "It ended before it had begun with its folder.");
            await Task.Delay(Look, TimeProvider.System, Stop);
        }

        await Task.Delay(moment, TimeProvider.System, Stop);
        server.Kill();
        await server.WaitForExitAsync(Stop);
    }
}
