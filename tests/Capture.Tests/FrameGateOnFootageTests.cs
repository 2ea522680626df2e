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
        var source = await OpenAsync(Path.Combine(Repository.SampleVideos, name));
        Assert.Empty(await ReasonsAsync(source));
    }

    [Fact]
    public async Task Judge_RealFrames_EveryOnePasses()
    {
        var folder = Repository.Shared("real-frames");
        Assert.SkipUnless(Directory.Exists(folder), $"No real frames in {folder}.");
        var source = await OpenAsync(folder);
        Assert.Empty(await ReasonsAsync(source));
    }

    private static Task<IFrameSource> OpenAsync(string path) =>
        FrameSource.OpenAsync(path, picturesPerSecond: null, TestContext.Current.CancellationToken);

    /// <summary>Why gates closed, with the time.</summary>
    private static async Task<List<string>> ReasonsAsync(IFrameSource source)
    {
        var gate = new FrameGate(new());
        var pool = new FramePool(source.Format, 1);
        var reasons = new List<string>();
        var everySecond = new Looks.Every(TimeSpan.FromSeconds(1));
        await foreach (var borrowed in source.ReadAsync(pool, everySecond, TestContext.Current.CancellationToken))
        {
            using var frame = borrowed;
            if (gate.Judge(frame).Reason is { } reason)
            {
                reasons.Add($"{frame.At:g}: {reason}");
            }
        }

        Assert.Equal(0, pool.Outstanding);
        return reasons;
    }
}
