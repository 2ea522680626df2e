using System.Diagnostics;
using Surgical.Soak.Processes;
using Surgical.TestKit;

namespace Surgical.Soak.Tests;

// Handles are counted for the whole process: nothing else may open any meanwhile.
[Collection(nameof(ChildrenTests))]
[CollectionDefinition(nameof(ChildrenTests), DisableParallelization = true)]
public sealed class ChildrenTests
{
    // A sample of the whole proof, which is `eng/soak children`.
    [Fact]
    public async Task Run_ReadVideos_LeaveNothing()
    {
        using var folder = new TemporaryFolder();

        var finding = await RunAsync(new Children(new ReadVideo(folder["video.mp4"]).OpenAndLeaveAsync));

        Assert.True(finding.Holds, finding.Figures);
    }

    [Fact]
    public async Task Run_ChildrenThatAreLetGo_Holds()
    {
        var finding = await RunAsync(new Children(async (_, stop) => await EndAsync(Start(), stop)));

        Assert.True(finding.Holds, finding.Figures);
    }

    [Fact]
    public async Task Run_PipeOfEachChildLeftOpen_DoesNotHold()
    {
        var pipes = new List<Stream>();

        var finding = await RunAsync(new Children(async (_, stop) =>
        {
            // Process.Dispose alone leaves a stream to whoever has touched it.
            using var child = Start();
            pipes.Add(child.StandardOutput.BaseStream);
            await child.WaitForExitAsync(stop);
        }));

        Assert.False(finding.Holds, finding.Figures);
        pipes.ForEach(pipe => pipe.Dispose());
    }

    private static Process Start() => Process.Start(new ProcessStartInfo("true") { RedirectStandardOutput = true })!;

    private static async Task EndAsync(Process started, CancellationToken cancellationToken)
    {
        using var child = started;
        using var output = child.StandardOutput;
        await child.WaitForExitAsync(cancellationToken);
    }

    private static Task<Finding> RunAsync(Children children) =>
        children.RunAsync(new(Seed: 1, Count: 40, TextWriter.Null), TestContext.Current.CancellationToken);
}
