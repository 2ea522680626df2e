using Surgical.Capture;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.Fingerprint;

public sealed class FootageLikenessTests : IDisposable
{
    // A sample of the whole proof, which is `eng/soak sameness`.
    private const int Windows = 2;

    private readonly TemporaryFolder _videos = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _videos.Dispose();

    [Theory]
    [InlineData("-c:v libx264 -preset ultrafast -crf 30", "crf30.mp4")]
    [InlineData("-c copy", "copy.mkv")]
    [InlineData("-c copy -f nut", "copy.nut")]
    [InlineData("-vf scale=iw/2:-2 -c:v libx264 -preset ultrafast", "half.mp4")]
    [InlineData("-c:v mpeg4 -q:v 8", "mpeg4.avi")]
    [InlineData("-r 15 -c:v libx264 -preset ultrafast", "slower.mp4")]
    [InlineData("-vf scale=out_range=pc -color_range pc -pix_fmt yuvj420p -c:v mjpeg -q:v 6", "mjpeg.mov")]
    public async Task Of_OtherContainerOrCodedAnew_IsTheSame(string how, string name)
    {
        var original = Part("phaco-runout", from: 8, seconds: 16);
        var again = Ffmpeg.Make($"-i {original} {how} {_videos[name]}");

        Assert.Equal(FootageVerdict.Same, await CompareAsync(original, again));
    }

    [Fact]
    public async Task Of_AnotherOperation_IsDifferent() => Assert.Equal(
        FootageVerdict.Different,
        await CompareAsync(
            Part("phaco-runout", from: 8, seconds: 16), Part("phaco-routine", from: 8, seconds: 16)));

    [Fact]
    public async Task Of_TrimmedPart_IsDifferent()
    {
        var original = Part("phaco-runout", from: 8, seconds: 16);

        Assert.Equal(
            FootageVerdict.Different,
            await CompareAsync(original, Ffmpeg.Make($"-i {original} -t 12 -c copy {_videos["trimmed.mp4"]}")));
    }

    [Theory]
    [InlineData("color=c=black:s=320x240")]
    [InlineData("smptebars=s=320x240")]
    public async Task Of_FootageThatStandsStill_CannotBeTold(string picture)
    {
        var one = Ffmpeg.Make($"-f lavfi -i {picture}:d=8 {_videos["one.mp4"]}");
        var other = Ffmpeg.Make($"-f lavfi -i {picture}:d=8 {_videos["other.mp4"]}");

        Assert.Equal(FootageVerdict.Unknown, await CompareAsync(one, other));
    }

    /// <summary>Parts of both samples, each beginning a second after the one before, and each coded anew.</summary>
    [Fact]
    public async Task Of_PartsOfBothSamplesAndTheSameCodedAnew_TellsThemAllApart()
    {
        var count = LongProof.Count(Windows);
        var prints = new List<(FootageFingerprint Once, FootageFingerprint Again)>();
        foreach (var sample in (string[])["phaco-runout", "phaco-routine"])
        {
            for (var from = 0; from < count; from++)
            {
                var part = Part(sample, from, seconds: 10);
                var again = Ffmpeg.Make(
                    $"-i {part} -vf scale=iw/2:-2 -c:v libx264 -preset ultrafast -crf 30 {_videos["again.mp4"]}");
                prints.Add((await PrintAsync(part), await PrintAsync(again)));
            }
        }

        // Of ten seconds in which nearly nothing moves it may say that it cannot tell.
        var verdicts = prints.ConvertAll(one => FootageLikeness.Of(one.Once, one.Again));
        Assert.DoesNotContain(FootageVerdict.Different, verdicts);
        Assert.InRange(verdicts.Count(verdict => verdict is FootageVerdict.Unknown), 0, prints.Count / 20);
        var pairs = prints.SelectMany((one, place) => prints.Skip(place + 1).Select(other => (one, other))).ToList();
        Assert.DoesNotContain(
            pairs, pair => FootageLikeness.Of(pair.one.Once, pair.other.Again) is FootageVerdict.Same);
    }

    private static async Task<FootageVerdict> CompareAsync(string one, string other) =>
        FootageLikeness.Of(await PrintAsync(one), await PrintAsync(other));

    private static async Task<FootageFingerprint> PrintAsync(string video)
    {
        var end = (await VideoProbe.OfAsync(video, Stop)).End;
        return await FootageFingerprint.OfAsync(video, end.TotalSeconds, Stop);
    }

    private string Part(string sample, int from, int seconds) => Ffmpeg.Make(
        $"-ss {from} -i {Path.Combine(Repository.SampleVideos, sample + ".mp4")} -t {seconds} -an -vf scale=320:-2 "
        + $"-c:v libx264 -preset ultrafast -g 25 -bf 0 {_videos[$"{sample}-{from}.mp4"]}");
}
