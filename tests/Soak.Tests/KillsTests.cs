using Surgical.Soak.Processes;

namespace Surgical.Soak.Tests;

public sealed class KillsTests
{
    private const string Decode = "ffmpeg -v error -re -f lavfi -i testsrc -f null -";

    // A sample of the whole proof, which is `eng/soak kills`.
    [Fact]
    public async Task Run_Surgical_LeavesNoOrphan()
    {
        var finding = await RunAsync(new Kills(RealProgram.Analyze), count: 3);

        Assert.True(finding.Holds, finding.Figures);
    }

    [Fact]
    public async Task Run_ChildThatDiesWithItsParent_Holds()
    {
        var finding = await RunAsync(Shell($"setpriv --pdeathsig KILL {Decode} & wait"), count: 2);

        Assert.Equal(new(true, "2 kills while a child decoded, 0 too late, 0 orphans"), finding);
    }

    [Fact]
    public async Task Run_ChildThatOutlivesItsParent_IsCountedAndNamed()
    {
        var finding = await RunAsync(Shell($"{Decode} & wait"), count: 2);

        Assert.Equal(new(false, "2 kills while a child decoded, 0 too late, 2 orphans (ffmpeg)"), finding);
    }

    [Fact]
    public async Task Run_ProgramThatDecodesNothing_ShowsNothing()
    {
        var finding = await RunAsync(Shell("echo no video"), count: 2);

        Assert.Equal(new(false, "it ended before a child decoded, kill 1; last words: no video"), finding);
    }

    private static Kills Shell(string script) => new(_ => ["sh", "-c", script]);

    private static Task<Finding> RunAsync(Kills kills, int count) =>
        kills.RunAsync(new(Seed: 1, count, TextWriter.Null), TestContext.Current.CancellationToken);
}
