using Surgical.TestKit;

namespace Surgical.Capture.Tests;

/// <summary>No gate may close on a picture that somebody could judge, an eye out of focus included.</summary>
public class FrameGateOnFootageTests
{
    [Theory]
    [InlineData("phaco-routine.mp4")]
    [InlineData("phaco-runout.mp4")]
    public async Task Judge_SampleVideo_EverySecondPasses(string name)
    {
        using var source = FrameSource.Open(Path.Combine(Repository.SampleVideos, name));
        Assert.Empty(await ReasonsAsync(source, lookEvery: TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Judge_RealFrames_EveryOnePasses()
    {
        var folder = Repository.Shared("real-frames");
        Assert.SkipUnless(Directory.Exists(folder), $"No real frames in {folder}.");
        using var source = FrameSource.Open(folder);
        Assert.Empty(await ReasonsAsync(source, lookEvery: TimeSpan.FromSeconds(1)));
    }

    /// <summary>Why gates closed, with the time.</summary>
    private static async Task<List<string>> ReasonsAsync(IFrameSource source, TimeSpan lookEvery)
    {
        var gate = new FrameGate(new());
        var pool = new FramePool(source.Format, 1);
        var reasons = new List<string>();
        var nextLook = TimeSpan.Zero;
        await foreach (var borrowed in source.ReadAsync(pool, () => nextLook, TestContext.Current.CancellationToken))
        {
            using var frame = borrowed;
            nextLook = frame.At + lookEvery;
            if (gate.Judge(frame).Reason is { } reason)
            {
                reasons.Add($"{frame.At:g}: {reason}");
            }
        }

        Assert.Equal(0, pool.Outstanding);
        return reasons;
    }
}
