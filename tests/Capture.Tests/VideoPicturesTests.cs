using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class VideoPicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _video;

    private static Looks EveryHalfSecond { get; } = new Looks.Every(TimeSpan.FromSeconds(0.5));

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

    [Theory]
    [InlineData("bt709.mp4", "-pix_fmt yuv420p -colorspace bt709 -color_range tv")]
    [InlineData("full.mp4", "-pix_fmt yuvj420p -color_range pc")]
    [InlineData("odd.mp4", "-pix_fmt yuv444p -vf scale=151:113")]
    [InlineData("deep.mp4", "-pix_fmt yuv420p10le")]
    public async Task Video_OfOtherColours_LooksAsFfmpegShowsIt(string name, string encoding)
    {
        var video = Ffmpeg.Make($"-f lavfi -i testsrc=s=160x120:r=5:d=1 {encoding} -c:v libx264 {_folder[name]}");

        var reading = await Reading.OfAsync(video);

        var expected = Ffmpeg.Pictures(video).Chunk(reading.Format.FrameBytes).ToList();
        Assert.Equal(5, expected.Count);
        Assert.All(expected.Zip(reading.Frames), pair => Assert.Equal(pair.First, pair.Second.Pixels));
    }

    [Fact]
    public async Task Frames_BetweenLooks_AreCountedAndNotYielded()
    {
        var reading = await Reading.OfAsync(_video, EveryHalfSecond);

        Assert.Equal(25, reading.FramesRead);
        Assert.Equal([0L, 13L], reading.Frames.Select(frame => frame.Index));
        Assert.Equal(0, reading.Outstanding);
    }

    [Fact]
    public async Task Frames_AfterSkippedOnes_ShowTheirOwnMoment()
    {
        var all = await Reading.OfAsync(_video);

        var late = await Reading.OfAsync(_video, EveryHalfSecond);

        Assert.Equal(all.Frames[13].Pixels, late.Frames[1].Pixels);
    }

    [Fact]
    public async Task Cancellation_BetweenFrames_EndsTheReading()
    {
        var source = await OpenAsync();
        using var cancellation = new CancellationTokenSource();
        var pool = new FramePool(source.Format, 1);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var frame in source.ReadAsync(pool, Looks.All, cancellation.Token))
            {
                frame.Dispose();
                await cancellation.CancelAsync();
            }
        });

        Assert.Equal(1, source.FramesRead);
        Assert.Equal(0, pool.Outstanding);
    }

    [Fact]
    public async Task Source_ReadTwice_Throws()
    {
        var source = await OpenAsync();
        var pool = new FramePool(source.Format, 1);
        source.ReadAsync(pool, Looks.All, TestContext.Current.CancellationToken);

        Assert.Throws<InvalidOperationException>(
            () => source.ReadAsync(pool, Looks.All, TestContext.Current.CancellationToken));
    }

    private Task<IFrameSource> OpenAsync() =>
        FrameSource.OpenAsync(_video, picturesPerSecond: null, TestContext.Current.CancellationToken);
}
