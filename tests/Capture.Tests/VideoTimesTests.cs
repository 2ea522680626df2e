using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class VideoTimesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("h264.mp4", "-c:v libx264 -bf 3")]
    [InlineData("h264.mkv", "-c:v libx264 -bf 3")]
    [InlineData("h264.ts", "-c:v libx264 -bf 3")]
    [InlineData("fragmented.mp4", "-c:v libx264 -bf 3 -movflags frag_keyframe+empty_moov")]
    [InlineData("late.mp4", "-c:v libx264 -bf 3 -output_ts_offset 5")]
    [InlineData("vp9.webm", "-c:v libvpx-vp9 -deadline realtime -cpu-used 8")]
    [InlineData("mpeg4.avi", "-c:v mpeg4")]
    public async Task Video_AtAConstantRate_HasFfmpegsTimes(string name, string encoding)
    {
        var video = Ffmpeg.Make($"-f lavfi -i testsrc=s=160x120:r=30:d=2 {encoding} -pix_fmt yuv420p {_folder[name]}");

        await AssertHasFfmpegsTimes(video);
    }

    [Theory]
    [InlineData("variable.mp4")]
    [InlineData("variable.mkv")]
    [InlineData("variable.ts")]
    public async Task Video_AtAVariableRate_HasFfmpegsTimes(string name)
    {
        var video = MakeVariable(name);

        await AssertHasFfmpegsTimes(video);
    }

    [Fact]
    public async Task Video_CutByAnEditList_HasFfmpegsTimes()
    {
        var video = Ffmpeg.Make($"-ss 1.03 -i {MakeVariable("whole.mp4")} -c copy {_folder["cut.mp4"]}");

        await AssertHasFfmpegsTimes(video);
    }

    [Fact]
    public async Task Video_WhosePicturesBeginAfterItsSound_KeepsTheDelay()
    {
        var prompt = Ffmpeg.Make(
            $"-f lavfi -i testsrc=s=160x120:r=25:d=2 -c:v libx264 -pix_fmt yuv420p {_folder["prompt.mp4"]}");
        var video = Ffmpeg.Make(
            $"-f lavfi -i sine=d=2 -itsoffset 0.5 -i {prompt} -c:v copy -c:a aac {_folder["delayed.mp4"]}");

        var reading = await Reading.OfAsync(video);

        Assert.Equal(TimeSpan.FromSeconds(0.5), reading.Times.First());
    }

    [Fact]
    public async Task Video_WithoutTimes_GoesByItsRate()
    {
        var video = Ffmpeg.Make(
            $"-f lavfi -i testsrc=s=160x120:r=25:d=1 -c:v libx264 -pix_fmt yuv420p {_folder["bare.h264"]}");

        var reading = await Reading.OfAsync(video);

        Assert.Equal(Enumerable.Range(0, 25).Select(i => i * TimeSpan.FromMilliseconds(40)), reading.Times);
    }

    [Fact]
    public async Task Video_OfOnePicture_HasItAtZero()
    {
        var video = Ffmpeg.Make(
            $"-f lavfi -i testsrc=s=160x120:r=25:d=1 -frames:v 1 -c:v libx264 -pix_fmt yuv420p {_folder["one.mp4"]}");

        var reading = await Reading.OfAsync(video);

        Assert.Equal([TimeSpan.Zero], reading.Times);
    }

    [Theory]
    [InlineData("phaco-routine.mp4", 3200)]
    [InlineData("phaco-runout.mp4", 1750)]
    public async Task SampleVideo_Read_HasEveryFrameAtItsTime(string name, int frames)
    {
        var source = await FrameSource.OpenAsync(
            Path.Combine(Repository.SampleVideos, name),
            picturesPerSecond: null,
            TestContext.Current.CancellationToken);
        var pool = new FramePool(source.Format, 1);
        var everySecond = new Looks.Every(TimeSpan.FromSeconds(1));
        var looks = new List<TimeSpan>();
        await foreach (var frame in source.ReadAsync(pool, everySecond, TestContext.Current.CancellationToken))
        {
            looks.Add(frame.At);
            frame.Dispose();
        }

        Assert.Equal(frames, source.FramesRead);
        Assert.Equal(25, source.Format.FramesPerSecond);
        Assert.Equal(Enumerable.Range(0, frames / 25).Select(second => TimeSpan.FromSeconds(second)), looks);
        Assert.Equal(0, pool.Outstanding);
    }

    private static async Task AssertHasFfmpegsTimes(string video)
    {
        var expected = Ffmpeg.Times(video);

        var reading = await Reading.OfAsync(video);

        Assert.Equal(expected.Length, reading.Frames.Count);
        Assert.All(
            expected.Zip(reading.Times),
            pair => Assert.Equal(pair.First.TotalSeconds, pair.Second.TotalSeconds, tolerance: 2e-6));
    }

    /// <summary>Ten pictures a second, a pause of a second, then thirty, then ten again.</summary>
    private string MakeVariable(string name) => Ffmpeg.Make(
        "-f lavfi -i testsrc=s=160x120:r=30:d=4 "
        + @"-vf select='not(mod(n,3))+between(n,30,50)',setpts=PTS+if(gt(N\,10)\,1/TB\,0) "
        + $"-fps_mode vfr -c:v libx264 -bf 3 -pix_fmt yuv420p {_folder[name]}");
}
