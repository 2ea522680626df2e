namespace OpenCvSharp.Tests;

public sealed class Cv2Tests
{
    [Fact]
    public void Resize_ByArea_TakesTheMean()
    {
        using var source = Mat.FromPixelData(2, 2, MatType.CV_8UC1, new byte[] { 10, 20, 30, 40 });
        using var target = new Mat();

        Cv2.Resize(source, target, new Size(1, 1), interpolation: InterpolationFlags.Area);

        Assert.Equal([25], target.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void CvtColor_BgrToRgb_SwapsRedAndBlue()
    {
        using var source = Mat.FromPixelData(1, 1, MatType.CV_8UC3, new byte[] { 1, 2, 3 });
        using var target = new Mat();

        Cv2.CvtColor(source, target, ColorConversionCodes.BGR2RGB);

        Assert.Equal([3, 2, 1], target.AsSpan<byte>().ToArray());
    }

    [Theory]
    [InlineData(RotateFlags.Rotate90Clockwise, new byte[] { 3, 1, 4, 2 })]
    [InlineData(RotateFlags.Rotate180, new byte[] { 4, 3, 2, 1 })]
    [InlineData(RotateFlags.Rotate90Counterclockwise, new byte[] { 2, 4, 1, 3 })]
    public void Rotate_ByQuarters_TurnsThePicture(RotateFlags by, byte[] expected)
    {
        using var source = Mat.FromPixelData(2, 2, MatType.CV_8UC1, new byte[] { 1, 2, 3, 4 });
        using var target = new Mat();

        Cv2.Rotate(source, target, by);

        Assert.Equal(expected, target.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void ImEncode_AsPng_DecodesToTheSamePixels()
    {
        byte[] pixels = [.. Enumerable.Range(0, 30 * 20 * 3).Select(i => (byte)(i * 7))];
        using var source = Mat.FromPixelData(20, 30, MatType.CV_8UC3, pixels);

        Cv2.ImEncode(".png", source, out var file);
        using var decoded = Cv2.ImDecode(file, ImreadModes.Color);

        Assert.Equal(pixels, decoded.AsSpan<byte>().ToArray());
    }

    [Fact]
    public void ImEncode_AsJpegOfLowerQuality_IsSmaller()
    {
        byte[] pixels = [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (byte)(i * i))];
        using var source = Mat.FromPixelData(64, 64, MatType.CV_8UC3, pixels);

        Cv2.ImEncode(".jpg", source, out var fine);
        Cv2.ImEncode(".jpg", source, out var coarse, new ImageEncodingParam(ImwriteFlags.JpegQuality, 20));

        Assert.True(coarse.Length < fine.Length / 2, $"{coarse.Length} and {fine.Length} bytes");
    }

    [Fact]
    public void ImDecode_OfNoPicture_IsEmpty()
    {
        using var decoded = Cv2.ImDecode("no picture"u8, ImreadModes.Color);

        Assert.True(decoded.Empty());
    }
}
