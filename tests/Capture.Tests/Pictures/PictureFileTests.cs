using OpenCvSharp;
using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class PictureFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(".png")]
    [InlineData(".tiff")]
    [InlineData(".webp", ImwriteFlags.WebPQuality, 101)]
    [InlineData(".tiff", ImwriteFlags.TiffCompression, 1)]
    [InlineData(".tiff", ImwriteFlags.TiffCompression, 8)]
    [InlineData(".tiff", ImwriteFlags.TiffCompression, 32773)]
    public void Decode_LosslessKind_GivesEveryPixelBack(string ending, ImwriteFlags setting = 0, int value = 0)
    {
        using var painting = Painting.Make();
        ImageEncodingParam[] settings = setting == 0 ? [] : [new(setting, value)];

        Assert.Equal(Pixels(painting), Decode(Painting.Encode(painting, ending, settings)));
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".tiff")]
    public void Decode_SixteenBits_AreScaledToTheNearestOfEight(string ending)
    {
        using var painting = Painting.Make();
        using var deep = new Mat();

        // 257 times eight bits, and a little less or more: within half of a step.
        painting.ConvertTo(deep, MatType.CV_16U, 257, -100);

        Assert.Equal(Pixels(painting), Decode(Painting.Encode(deep, ending)));
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".jpg")]
    [InlineData(".tiff")]
    public void Decode_Grey_IsGreyInAllThreeChannels(string ending)
    {
        using var grey = new Mat(24, 32, MatType.CV_8UC1, new Scalar(77));

        Assert.All(Decode(Painting.Encode(grey, ending)), value => Assert.Equal(77, value));
    }

    [Theory]
    [InlineData("gif", "-an")]
    [InlineData("png", "-pix_fmt pal8")]
    [InlineData("png", "-pred mixed -pix_fmt rgb48be")]
    [InlineData("webp", "-quality 80")]
    [InlineData("jpg", "-huffman optimal")]
    public void Decode_FileOfFfmpeg_IsNearWhatFfmpegReadsOfIt(string ending, string options)
    {
        var file = Ffmpeg.Make(
            $"-f lavfi -i testsrc2=s=320x240 -frames:v 1 {options} {_folder[$"it.{ending}"]}");

        var picture = PictureFile.Decode(file);

        var expected = Ffmpeg.Pictures(file);
        Assert.Equal(expected.Length, picture.Bgr.Length);
        Assert.InRange(MeanDifference(expected, picture.Bgr), 0, 3);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 0)]
    [InlineData(false, 3)]
    [InlineData(true, 3)]
    public void Decode_WholeJpeg_IsRead(bool isProgressive, int restartInterval)
    {
        using var painting = Painting.Make();

        var read = Decode(Painting.Jpeg(isProgressive, restartInterval));

        Assert.InRange(MeanDifference(Pixels(painting), read), 0, 6);
    }

    [Theory]
    [InlineData(".jpg")]
    [InlineData(".png")]
    [InlineData(".webp")]
    public void Decode_EveryOrientation_IsTurnedAsViewersTurn(string ending)
    {
        var plain = ending == ".webp" ? Painting.As(ending, new ImageEncodingParam(ImwriteFlags.WebPQuality, 101))
            : Painting.As(ending);
        using var upright = Cv2.ImDecode(plain, ImreadModes.Color);
        for (var orientation = 1; orientation <= 8; orientation++)
        {
            using var turned = Orientation.Turn(upright, orientation);

            Assert.Equal(Pixels(turned), Decode(Orientation.Add(plain, orientation)));
        }
    }

    [Fact]
    public void Decode_OrientationAsStored_IsNotTurned()
    {
        File.WriteAllBytes(_folder["it"], Orientation.Add(Painting.Jpeg(), 6));

        var picture = PictureFile.Decode(_folder["it"], isUpright: false);

        Assert.Equal((Painting.Width, Painting.Height), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".tiff")]
    [InlineData(".webp")]
    public void Decode_OpacityOfOneEverywhere_IsRead(string ending)
    {
        using var opaque = new Mat(24, 32, MatType.CV_8UC4, new Scalar(10, 20, 30, 255));

        Assert.Equal(24 * 32 * 3, Decode(Painting.Encode(opaque, ending)).Length);
    }

    [Theory]
    [InlineData(".png")]
    [InlineData(".tiff")]
    [InlineData(".webp")]
    public void Decode_PixelThatCanBeSeenThrough_IsRefusedUnlessTakenAsStored(string ending)
    {
        using var picture = new Mat(24, 32, MatType.CV_8UC4, new Scalar(10, 20, 30, 255));
        picture.Set(5, 5, new Vec4b(10, 20, 30, 100));
        var file = Painting.Encode(picture, ending);

        AssertRefused("some of it can be seen through; save it without transparency", file);
        Assert.Equal(32, PictureFile.Decode(_folder["it"], isUpright: false).Width);
    }

    [Theory]
    [InlineData("gif", "it is animated or holds several pictures; a still one is expected")]
    [InlineData("webp", "it is animated; a still picture is expected")]
    [InlineData("apng", "it is animated; a still picture is expected")]
    public void Decode_Animation_IsRefused(string ending, string reason)
    {
        var file = Ffmpeg.Make($"-f lavfi -i testsrc2=s=320x240 -frames:v 3 {_folder[$"it.{ending}"]}");

        AssertRefused(reason, File.ReadAllBytes(file));
    }

    [Fact]
    public void Decode_TiffOfTwoPictures_IsRefused()
    {
        using var painting = Painting.Make();
        Cv2.ImWrite(_folder["two.tiff"], [painting, painting]);

        AssertRefused(
            "it holds several pictures; a still one is expected", File.ReadAllBytes(_folder["two.tiff"]));
    }

    [Fact]
    public void Decode_JpegOfFourComponents_IsRefusedAsCmyk() => AssertRefused(
        "its colours are CMYK, for print; save it as RGB",
        [
            0xFF, 0xD8, 0xFF, 0xC0, 0, 20, 8, 0, 16, 0, 16, 4,
            1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0, 0xFF, 0xD9,
        ]);

    [Theory]
    [InlineData("", "it is empty (0 bytes)")]
    [InlineData("left eye", "it does not begin as one")]
    public void Decode_NoPicture_SaysWhatCame(string content, string reason) =>
        AssertRefused(reason, System.Text.Encoding.ASCII.GetBytes(content));

    private static byte[] Pixels(Mat picture) => picture.AsSpan<byte>().ToArray();

    private static double MeanDifference(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        var sum = 0.0;
        for (var i = 0; i < one.Length; i++)
        {
            sum += Math.Abs(one[i] - other[i]);
        }

        return sum / one.Length;
    }

    private byte[] Decode(byte[] file)
    {
        File.WriteAllBytes(_folder["it"], file);
        return PictureFile.Decode(_folder["it"]).Bgr.ToArray();
    }

    private void AssertRefused(string reason, byte[] file)
    {
        File.WriteAllBytes(_folder["it"], file);
        var failure = Assert.Throws<CaptureException>(() => PictureFile.Decode(_folder["it"]));
        Assert.Equal(
            $"it was expected to be a whole picture (PNG, JPEG, or a still GIF, WebP or TIFF); {reason}.",
            failure.Message);
    }
}
