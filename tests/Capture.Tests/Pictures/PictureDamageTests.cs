using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class PictureDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    [InlineData(".gif")]
    [InlineData(".webp")]
    [InlineData(".tiff")]
    public void Decode_CutAnywhere_IsRefused(string ending)
    {
        var whole = Painting.As(ending);
        for (var part = 0; part < 25; part++)
        {
            AssertRefused(whole[..(whole.Length * part / 25)]);
        }

        AssertRefused(whole[..^20]);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 4)]
    [InlineData(true, 4)]
    public void Decode_JpegCutWithAnEndMark_IsRefused(bool isProgressive, int restartInterval)
    {
        var whole = Painting.Jpeg(isProgressive, restartInterval);
        for (var part = 5; part < 25; part++)
        {
            AssertRefused([.. whole[..(whole.Length * part / 25)], 0xFF, 0xD9]);
        }
    }

    [Fact]
    public void Decode_ProgressiveJpegWithoutItsLastScan_IsRefused()
    {
        var whole = Painting.Jpeg(isProgressive: true);
        var lastScan = whole.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);

        var reason = AssertRefused([.. whole[..lastScan], 0xFF, 0xD9]);

        Assert.EndsWith("; it breaks off: not all of its scans are there.", reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 4)]
    public void Decode_JpegWithAHole_IsRefused(bool isProgressive, int restartInterval)
    {
        var holed = Painting.Jpeg(isProgressive, restartInterval);
        holed.AsSpan(holed.Length / 2, holed.Length / 8).Clear();

        AssertRefused(holed);
    }

    [Fact]
    public void Decode_HalfAJpegOfTheField_IsRefused()
    {
        var file = Path.Combine(Repository.Shared("cases"), "video", "jpeg-cut-with-end.jpg");
        Assert.SkipUnless(File.Exists(file), "No shared cases.");

        var failure = Assert.Throws<CaptureException>(() => PictureFile.Decode(file));

        Assert.EndsWith(
            "; it breaks off in the middle: blocks of pixels are missing.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_PngWithOneByteChangedAnywhere_IsRefused()
    {
        var whole = Painting.As(".png");
        for (var part = 0; part < 50; part++)
        {
            var damaged = whole.ToArray();
            damaged[whole.Length * part / 50] ^= 0x10;
            AssertRefused(damaged);
        }
    }

    [Theory]
    [InlineData(Painting.Height / 2, "it holds more rows than its head says")]
    [InlineData(Painting.Height * 2, "it holds fewer rows than its head says")]
    public void Decode_PngWhoseHeadLies_IsRefused(int height, string reason) => Assert.EndsWith(
        $"; {reason}.",
        AssertRefused(PngChunks.WithHeight(Painting.As(".png"), height)),
        StringComparison.Ordinal);

    private string AssertRefused(byte[] file)
    {
        File.WriteAllBytes(_folder["it"], file);
        return Assert.Throws<CaptureException>(() => PictureFile.Decode(_folder["it"])).Message;
    }
}
