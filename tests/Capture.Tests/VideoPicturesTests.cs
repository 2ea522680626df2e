using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class VideoPicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _video;

    public VideoPicturesTests() => _video = Ffmpeg.Make(
        $"-f lavfi -i testsrc=s=160x120:r=25:d=1 -c:v libx264 -bf 2 -pix_fmt yuv420p {_folder["upright.mp4"]}");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0, 160, 120)]
    [InlineData(1, 120, 160)]
    [InlineData(2, 160, 120)]
    [InlineData(3, 120, 160)]
    public async Task Video_TurnedByQuarters_LooksAsFfmpegShowsIt(int quarterTurns, int width, int height)
    {
        var video = Mp4Rotation.Turn(_video, quarterTurns, _folder["turned.mp4"]);
        var expected = Ffmpeg.Pictures(video).Chunk(width * height * 3).ToList();

        var reading = await Reading.OfAsync(video);

        Assert.Equal((width, height), (reading.Format.Width, reading.Format.Height));
        Assert.Equal(expected.Count, reading.Frames.Count);
        Assert.All(expected.Zip(reading.Frames), pair => Assert.Equal(pair.First, pair.Second.Pixels));
    }

    [Fact]
    public async Task Frames_BeforeTheNextLook_AreCountedAndNotYielded()
    {
        var reading = await Reading.OfAsync(_video, from: TimeSpan.FromSeconds(0.5));

        Assert.Equal(25, reading.FramesRead);
        Assert.Equal(Enumerable.Range(13, 12).Select(i => (long)i), reading.Frames.Select(frame => frame.Index));
        Assert.Equal(0, reading.Outstanding);
    }

    [Fact]
    public async Task Frames_AfterSkippedOnes_ShowTheirOwnMoment()
    {
        var all = await Reading.OfAsync(_video);

        var late = await Reading.OfAsync(_video, from: TimeSpan.FromSeconds(0.5));

        Assert.Equal(all.Frames[13].Pixels, late.Frames[0].Pixels);
    }

    [Fact]
    public async Task Reading_Blocks_NoThreadOfThePool()
    {
        using var source = FrameSource.Open(_video);
        var pooled = new List<bool>();

        await foreach (var frame in source.ReadAsync(new FramePool(source.Format, 1), Look, TestContext.Current.CancellationToken))
        {
            frame.Dispose();
        }

        Assert.Equal(25, pooled.Count);
        Assert.DoesNotContain(true, pooled);

        TimeSpan Look()
        {
            pooled.Add(Thread.CurrentThread.IsThreadPoolThread);
            return TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task Cancellation_BetweenFrames_EndsTheReading()
    {
        using var source = FrameSource.Open(_video);
        using var cancellation = new CancellationTokenSource();
        var pool = new FramePool(source.Format, 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var frame in source.ReadAsync(pool, () => TimeSpan.Zero, cancellation.Token))
            {
                frame.Dispose();
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(1, source.FramesRead);
        Assert.Equal(0, pool.Outstanding);
    }

    [Fact]
    public async Task Cancellation_WhileGrabbing_EndsTheReading()
    {
        using var source = FrameSource.Open(_video);
        using var cancellation = new CancellationTokenSource();
        var pool = new FramePool(source.Format, 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var frame in source.ReadAsync(pool, CancelAndWantNothing, cancellation.Token))
            {
                frame.Dispose();
            }
        });

        Assert.Equal(1, source.FramesRead);

        TimeSpan CancelAndWantNothing()
        {
            cancellation.Cancel();
            return TimeSpan.MaxValue;
        }
    }

    [Fact]
    public void Source_ReadTwice_Throws()
    {
        using var source = FrameSource.Open(_video);
        var pool = new FramePool(source.Format, 1);
        source.ReadAsync(pool, () => TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.Throws<InvalidOperationException>(
            () => source.ReadAsync(pool, () => TimeSpan.Zero, TestContext.Current.CancellationToken));
    }
}
