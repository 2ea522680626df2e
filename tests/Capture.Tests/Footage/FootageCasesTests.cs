using Surgical.TestKit;

namespace Surgical.Capture.Tests.Footage;

/// <summary>
/// Small files that failed in use (shared/cases/video): each picture at its time, and what is missing told.
/// </summary>
public sealed class FootageCasesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static string Cases => Repository.Shared("cases");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(FootageVerdicts.Read), MemberType = typeof(FootageVerdicts))]
    public async Task Case_Read_ShowsEachPictureAtItsTimeAndTellsWhatIsMissing(FootageVerdict verdict)
    {
        Assert.SkipUnless(Directory.Exists(Cases), "shared/cases is not here");
        var video = Path.Combine(Cases, verdict.File);

        var read = await SeenReading.OfAsync(video, Stop);

        Assert.Equal(verdict.Numbers, read.Numbers);
        Assert.Equal(verdict.Length, read.Footage.Length.TotalSeconds, 0.0015);
        Assert.Matches($"^{verdict.Gaps}$", read.Gaps);
        Assert.Equal(verdict.Notes, read.Footage.Notes.Count);
        Assert.Equal(read.Times, read.Footage.Times);
    }

    [Theory]
    [MemberData(nameof(FootageVerdicts.Read), MemberType = typeof(FootageVerdicts))]
    public async Task Copy_OfACase_HasTheSamePicturesAtTheSameTimes(FootageVerdict verdict)
    {
        Assert.SkipUnless(Directory.Exists(Cases), "shared/cases is not here");
        var video = Path.Combine(Cases, verdict.File);
        var plan = await VideoProbe.OfAsync(video, Stop);

        await VideoCopy.WriteAsync(video, _folder["copy.mp4"], plan, Stop);

        var original = await SeenReading.OfAsync(video, Stop);
        var copy = await SeenReading.OfAsync(_folder["copy.mp4"], Stop);
        Assert.Equal(original.Numbers, copy.Numbers);
        Assert.Equal(original.Times.Count, copy.Times.Count);

        // A copy without sound begins where its first picture does.
        var start = copy.Times[0] == TimeSpan.Zero ? original.Times[0] : TimeSpan.Zero;
        Assert.All(
            original.Times.Zip(copy.Times),
            pair => Assert.Equal((pair.First - start).TotalSeconds, pair.Second.TotalSeconds, 2e-5));
    }

    [Theory]
    [InlineData("video/hflip.mp4")]
    [InlineData("video/vflip.mp4")]
    [InlineData("video/zeromatrix.mp4")]
    [InlineData("video/col-bt709-tv.mp4")]
    public async Task Case_TurnedOrColoured_LooksAsFfmpegShowsIt(string file)
    {
        Assert.SkipUnless(Directory.Exists(Cases), "shared/cases is not here");
        var video = Path.Combine(Cases, file);

        var read = await Reading.OfAsync(video);

        var expected = Ffmpeg.Pictures(video);
        Assert.Equal(expected.Length, read.Frames.Count * read.Format.FrameBytes);
        Assert.Equal(expected, read.Frames.SelectMany(frame => frame.Pixels));
    }

    [Theory]
    [InlineData("bombs/gap-80000s.mp4", "gap-80000s.mp4 lasts 22 h 13 min by its own clock; expected at most 12 h.")]
    [InlineData("bombs/h8k.mp4", "h8k.mp4 has pictures of 8192x8192 pixels; expected at most 35,651,584 pixels.")]
    [InlineData("bombs/packets-10M.mp4", "packets-10M.mp4 holds 10,000,000 pictures; expected at most 2,000,000.")]
    [InlineData(
        "bombs/res16k.mov", "res16k.mov has pictures of 16000x16000 pixels; expected at most 35,651,584 pixels.")]
    [InlineData(
        "video/cover-only.m4a", "cover-only.m4a was expected to be a video; it holds a cover and no moving pictures.")]
    [InlineData("video/cenc.mp4", "cenc.mp4 is encrypted: its pictures can be read only by who has the key.")]
    public async Task Case_ThatAsksTooMuchOrShowsNothing_IsRefusedBeforeAnythingIsDecoded(string file, string sentence)
    {
        Assert.SkipUnless(Directory.Exists(Cases), "shared/cases is not here");

        var refusal = await Assert.ThrowsAsync<CaptureException>(
            () => VideoProbe.OfAsync(Path.Combine(Cases, file), Stop));

        Assert.StartsWith(sentence, refusal.Message, StringComparison.Ordinal);
    }
}
