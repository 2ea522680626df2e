namespace Surgical.Capture.Tests;

public class KeyFrameSamplerTests
{
    [Fact]
    public void ByChange_FirstFrame_IsKeyFrame()
    {
        Assert.Equal([0.4], KeyFrames(new(), Pictures.Flat(90, 0.4)));
    }

    [Fact]
    public void ByChange_NothingChanges_WaitsForTheGreatestGap()
    {
        var options = new KeyFrameSamplerOptions { GreatestGap = TimeSpan.FromSeconds(5) };
        Assert.Equal([0, 5, 10], KeyFrames(options, Recording(seconds: 12, _ => 90)));
    }

    [Fact]
    public void ByChange_SceneChangesTooEarly_WaitsForTheLeastGap()
    {
        var options = new KeyFrameSamplerOptions { LeastGap = TimeSpan.FromSeconds(2) };
        Assert.Equal([0, 2], KeyFrames(options, Recording(seconds: 4, at => at < 1 ? (byte)90 : (byte)160)));
    }

    [Fact]
    public void ByChange_SceneChangesBetweenLooks_IsSeenAtTheNextLook()
    {
        var options = new KeyFrameSamplerOptions { GreatestGap = TimeSpan.FromSeconds(5) };
        var keyFrames = KeyFrames(options, Recording(seconds: 4, at => at < 3.04 ? (byte)90 : (byte)160));
        Assert.Equal([0, 3.28], keyFrames.Select(at => Math.Round(at, 2)));
    }

    [Fact]
    public void ByChange_ChangeBelowTheThreshold_IsNoNewScene()
    {
        var options = new KeyFrameSamplerOptions { Change = 0.08, GreatestGap = TimeSpan.FromSeconds(5) };
        var frames = Recording(seconds: 4, at => at < 2 ? (byte)90 : (byte)(90 + (255 * 0.07)));
        Assert.Equal([0], KeyFrames(options, frames));
    }

    [Fact]
    public void FixedGap_AnyRate_TakesTheFirstFrameAtOrAfterEachMultiple()
    {
        var options = new KeyFrameSamplerOptions { FixedGap = TimeSpan.FromSeconds(1) };
        double[] times = [0.2, 0.9, 1.1, 1.9, 2.0, 2.5, 4.7, 4.9, 5.0];
        Assert.Equal([0.2, 1.1, 2.0, 4.7, 5.0], KeyFrames(options, [.. times.Select(at => Pictures.Flat(90, at))]));
    }

    [Fact]
    public void Looks_ByChange_AreOnTheVideosOwnGrid()
    {
        var sampler = new KeyFrameSampler(new() { LeastGap = TimeSpan.FromSeconds(2) });
        Assert.Equal(new Looks.Every(TimeSpan.FromSeconds(0.25)), sampler.Looks);
    }

    [Fact]
    public void Looks_ByFixedGap_AreItsMultiples()
    {
        var sampler = new KeyFrameSampler(new() { FixedGap = TimeSpan.FromSeconds(3) });
        Assert.Equal(new Looks.Every(TimeSpan.FromSeconds(3)), sampler.Looks);
    }

    [Fact]
    public void ByChange_LooksAtAnOddRate_AreNeverCloserThanTheLeastGap()
    {
        var options = new KeyFrameSamplerOptions { GreatestGap = TimeSpan.FromSeconds(2) };
        var frames = Enumerable.Range(0, 300).Select(i => Pictures.Flat(90, i * 1001 / 30000.0)).ToArray();
        var keyFrames = KeyFrames(options, frames);
        Assert.All(keyFrames.Zip(keyFrames.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, 2, 2.3));
    }

    private static Frame[] Recording(double seconds, Func<double, byte> grey) =>
        [.. Enumerable.Range(0, (int)(seconds * 25)).Select(i => Pictures.Flat(grey(i / 25.0), i / 25.0))];

    /// <summary>Times of the key frames, where the source skips what the sampler does not want to see.</summary>
    private static List<double> KeyFrames(KeyFrameSamplerOptions options, params Frame[] frames)
    {
        var sampler = new KeyFrameSampler(options);
        var filter = new LookFilter(sampler.Looks);
        return [.. frames.Where(frame => filter.Wants(frame.At) && sampler.IsKeyFrame(frame))
            .Select(frame => frame.At.TotalSeconds)];
    }
}
