using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class DecodingPaceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task LongVideo_IsMeasuredAndNamesItsExtent()
    {
        var video = Make(seconds: 300);
        var source = await FrameSource.OpenAsync(video, picturesPerSecond: null, Stop);

        Assert.Equal(new SourceExtent(7500, new FileInfo(video).Length), source.Extent);
        Assert.InRange(
            Assert.NotNull(await source.DecodingTimeAsync(Stop)), TimeSpan.FromSeconds(0.5), TimeSpan.FromMinutes(30));
    }

    [Fact]
    public async Task ShortVideo_IsNotWorthMeasuring()
    {
        var source = await FrameSource.OpenAsync(Make(seconds: 2), picturesPerSecond: null, Stop);

        Assert.Null(await source.DecodingTimeAsync(Stop));
    }

    private string Make(int seconds)
    {
        var piece = Ffmpeg.Make(
            "-f lavfi -i testsrc=s=640x480:r=25:d=2 -c:v libx264 -preset ultrafast -pix_fmt yuv420p "
            + _folder["piece.mp4"]);
        return Ffmpeg.Make($"-stream_loop {(seconds / 2) - 1} -i {piece} -c copy {_folder[$"{seconds}.mp4"]}");
    }
}
