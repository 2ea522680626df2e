using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class PictureFileTests : IDisposable
{
    /// <summary>
    /// APP1 of a JPEG whose one tag, orientation, says "a quarter turn to the right" (EXIF 2.3, 4.6.4).
    /// </summary>
    private static readonly byte[] QuarterTurn =
    [
        0xFF, 0xE1, 0, 34, .. "Exif\0\0"u8,
        .. "MM"u8, 0, 42, 0, 0, 0, 8,
        0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0,
        0, 0, 0, 0,
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true, 32, 64)]
    [InlineData(false, 64, 32)]
    public void Decode_JpegWithAnOrientationTag_IsTurnedWhereItIsToBeUpright(bool isUpright, int width, int height)
    {
        Ffmpeg.Make($"-f lavfi -i color=red:s=64x32 -frames:v 1 {_folder["plain.jpg"]}");
        var plain = File.ReadAllBytes(_folder["plain.jpg"]);
        File.WriteAllBytes(_folder["turned.jpg"], [.. plain[..2], .. QuarterTurn, .. plain[2..]]);

        var picture = PictureFile.Decode(_folder["turned.jpg"], isUpright);

        Assert.Equal((width, height), (picture.Width, picture.Height));
    }
}
