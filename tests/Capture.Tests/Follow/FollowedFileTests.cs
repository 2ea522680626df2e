using Surgical.Disk;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.Follow;

/// <summary>A file that is read while a recorder writes it comes to what the finished one comes to.</summary>
public sealed class FollowedFileTests : IDisposable
{
    private const string H264 = "-c:v libx264 -preset ultrafast -tune zerolatency -g 25";

    private readonly TemporaryFolder _folder = new();
    private readonly HeldClock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("operation.ts", H264)]
    [InlineData("reordered.ts", "-c:v libx264 -preset veryfast -bf 3 -g 25")]
    [InlineData("operation.mkv", H264)]
    [InlineData("operation.webm", "-c:v libvpx -deadline realtime -g 25")]
    [InlineData("fragmented.mp4", H264 + " -movflags frag_keyframe+empty_moov")]
    [InlineData("operation.mpg", "-c:v mpeg2video -g 25")]
    [InlineData("operation.flv", H264)]
    [InlineData("operation.avi", "-c:v mpeg4 -g 25")]
    [InlineData("bare.h264", H264)]
    [InlineData("bare.hevc", "-c:v libx265 -preset ultrafast -x265-params log-level=error:keyint=25")]
    public async Task Recording_Followed_HasThePicturesNumbersAndTimesOfTheFinishedFile(string name, string encoding)
    {
        using var recorder = new Recorder(_folder, _folder[name], encoding, seconds: 32);
        var opening = FollowAsync(name);
        await recorder.RecordAsync(16, Stop);
        var source = await opening;

        var followed = await Followed.ReadAsync(source, GoOnAsync, Stop);

        var plain = await Reading.OfAsync(_folder[name]);
        Assert.Equal(32 * Recorder.Rate, followed.Count);
        Assert.Equal(
            plain.Frames.Select(frame => (frame.Index, frame.At)),
            followed.Select(frame => (frame.Index, frame.At)));
        Assert.All(plain.Frames.Zip(followed), pair => Assert.Equal(pair.First.Pixels, pair.Second.Pixels));
        Assert.Equal((plain.Format, FileDigest.Of(_folder[name])), (source.Format, source.Sha256));
        Assert.Empty(source.Footage.Gaps);

        async Task GoOnAsync(ReadFrame frame)
        {
            if (frame.Index == 0)
            {
                await recorder.RecordAsync(16, Stop);
                await recorder.EndAsync(Stop);
                _clock.LetGo();
            }
        }
    }

    [Fact]
    public async Task Recording_ThatGoesOnAfterItCameToRest_IsNotTakenForWhole()
    {
        Make("operation.ts", seconds: 8);
        _clock.LetGo();
        var source = await FollowAsync("operation.ts");

        var refusal = await Assert.ThrowsAsync<CaptureException>(() => Followed.ReadAsync(source, GoOnAsync, Stop));

        Assert.Contains("went on after it had not grown for 30 s", refusal.Message, StringComparison.Ordinal);
        Assert.Null(source.Sha256);

        // The last picture comes once the decoder has met the end.
        Task GoOnAsync(ReadFrame frame) => frame.Index == (8 * Recorder.Rate) - 1
            ? File.AppendAllBytesAsync(_folder["operation.ts"], new byte[188], Stop)
            : Task.CompletedTask;
    }

    [Fact]
    public async Task Recording_ThatIsDamaged_HasTheGapsOfThePlainReading()
    {
        var video = Make("operation.ts", seconds: 8);
        var bytes = await File.ReadAllBytesAsync(video, Stop);
        new Random(4).NextBytes(bytes.AsSpan(bytes.Length / 2, 188 * 40));
        await File.WriteAllBytesAsync(video, bytes, Stop);
        var plain = await FrameSource.OpenAsync(video, picturesPerSecond: null, Stop);
        await Followed.ReadAsync(plain, _ => Task.CompletedTask, Stop);
        _clock.LetGo();
        var source = await FollowAsync("operation.ts");

        await Followed.ReadAsync(source, _ => Task.CompletedTask, Stop);

        Assert.NotEmpty(plain.Footage.Gaps);
        Assert.Equal(plain.Footage.Gaps, source.Footage.Gaps);
        Assert.Equal(
            "The file was read while it was written. It counts as whole: nothing was added for 30 s.",
            source.Footage.Notes[^1].Text);
    }

    [Fact]
    public async Task Mp4_WithoutFragments_IsRefusedAndSaysHowToRecord()
    {
        using var recorder = new Recorder(_folder, _folder["operation.mp4"], H264, seconds: 16);
        var opening = FollowAsync("operation.mp4");
        await recorder.RecordAsync(16, Stop);

        var refusal = await Assert.ThrowsAsync<CaptureException>(() => opening);

        Assert.Equal(
            "operation.mp4 is an MP4 with one index for all of its pictures, which is written when the recording "
            + "ends: before, it cannot be read. Have it recorded as MPEG-TS, Matroska or fragmented MP4, or wait until "
            + "the recording has ended and leave --follow away.",
            refusal.Message);
    }

    [Fact]
    public async Task Container_ThatIsReadFromItsEnd_IsRefused()
    {
        Make("operation.mxf", seconds: 8, "-c:v mpeg2video");

        var refusal = await Assert.ThrowsAsync<CaptureException>(() => FollowAsync("operation.mxf"));

        Assert.Contains("cannot be read while it is written: it is mxf", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_ThatHoldsNoVideoAndDoesNotGrow_IsRefused()
    {
        await File.WriteAllTextAsync(_folder["diary.ts"], "Dear diary", Stop);
        _clock.LetGo();

        var refusal = await Assert.ThrowsAsync<CaptureException>(() => FollowAsync("diary.ts"));

        Assert.Contains("was expected to be a video", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifo_IsRefusedAtOnce()
    {
        await ProgramRun.OfAsync("mkfifo", [_folder["operation.ts"]], Stop);

        var refusal = await Assert.ThrowsAsync<CaptureException>(
            () => FrameSource.FollowAsync(_folder["operation.ts"], Followed.Still, _clock, Stop));

        Assert.Equal("operation.ts is a FIFO; a video file was expected.", refusal.Message);
    }

    private Task<IFrameSource> FollowAsync(string name)
    {
        File.OpenHandle(_folder[name], FileMode.OpenOrCreate).Dispose();
        return FrameSource.FollowAsync(_folder[name], Followed.Still, _clock, Stop);
    }

    private string Make(string name, int seconds, string encoding = H264) => Ffmpeg.Make(
        $"-f lavfi -i testsrc=s=160x120:r={Recorder.Rate}:d={seconds} {encoding} -pix_fmt yuv420p {_folder[name]}");
}
