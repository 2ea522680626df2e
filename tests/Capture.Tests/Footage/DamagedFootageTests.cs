using Surgical.TestKit;

namespace Surgical.Capture.Tests.Footage;

/// <summary>Damage of which FFmpeg itself says little.</summary>
public sealed class DamagedFootageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cut.flv", "-c:v flv -q:v 3", 0.5)]
    [InlineData("cut.avi", "-c:v huffyuv -pix_fmt yuv422p", 0.5)]
    [InlineData("cut.avi", "-c:v msmpeg4 -q:v 3", 0.5)]
    public async Task Video_CutOff_TellsWhatItPromisedAndHasNot(string name, string coding, double share)
    {
        var video = Make(name, coding);
        File.WriteAllBytes(video, File.ReadAllBytes(video)[..(int)(new FileInfo(video).Length * share)]);

        var read = await SeenReading.OfAsync(video, Stop);

        var last = read.Footage.Gaps[^1];
        Assert.Equal(GapKind.Missing, last.Kind);
        Assert.Equal(4, last.To.TotalSeconds, 0.05);
        Assert.InRange(last.From.TotalSeconds, 1, 3);
    }

    [Theory]
    [InlineData("page.ogv", "-c:v libtheora -q:v 7 -g 25")]
    [InlineData("frame.flv", "-c:v flv -q:v 3 -g 25")]
    [InlineData("old.avi", "-c:v msmpeg4v2 -q:v 3 -g 25")]
    public async Task Video_OverwrittenInTheMiddle_IsNotCalledGoodThere(string name, string coding)
    {
        var video = Make(name, coding);
        var bytes = File.ReadAllBytes(video);
        new Random(3).NextBytes(bytes.AsSpan(bytes.Length / 2, 3000));
        File.WriteAllBytes(video, bytes);

        var read = await SeenReading.OfAsync(video, Stop);

        Assert.Contains(read.Footage.Gaps, gap =>
            gap.Kind is not GapKind.Pause && gap.From.TotalSeconds < 2.2 && gap.To.TotalSeconds > 1.8);
    }

    [Fact]
    public async Task Video_WhoseContainerDoesNotSayWhereItBegins_BeginsWhereAPlayersClockDoes()
    {
        var video = Make("late.nut", "-c:v mpeg4 -bf 2 -q:v 3");

        var read = await SeenReading.OfAsync(video, Stop);

        // The first picture waits for one that it is shown before.
        Assert.Equal(Enumerable.Range(1, 100).Select(place => TimeSpan.FromSeconds(0.04 * place)), read.Times);
    }

    private string Make(string name, string coding) => Ffmpeg.Make(
        $"-f lavfi -i testsrc2=s=320x240:r=25:d=4 {coding} {_folder[name]}");
}
