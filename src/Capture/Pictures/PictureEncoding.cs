using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>Makes files of pictures, at their own size.</summary>
public static class PictureEncoding
{
    /// <summary>A frame as JPEG; borrows it.</summary>
    /// <param name="frame">Borrowed.</param>
    /// <param name="quality">0 to 100.</param>
    public static byte[] Jpeg(Frame frame, int quality)
    {
        using var picture = frame.Picture.BgrMat();
        Cv2.ImEncode(".jpg", picture, out var jpeg, new ImageEncodingParam(ImwriteFlags.JpegQuality, quality));
        return jpeg;
    }

    /// <summary>A frame as PNG, which gives every pixel back; borrows it.</summary>
    public static byte[] Png(Frame frame)
    {
        using var picture = frame.Picture.BgrMat();
        Cv2.ImEncode(".png", picture, out var png);
        return png;
    }

    /// <summary>Pixels as PNG, which gives every one of them back.</summary>
    /// <param name="rgb">[height × width × 3], 8-bit red, green, blue; borrowed.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    public static byte[] Png(ReadOnlySpan<byte> rgb, int width, int height)
    {
        using var picture = new Mat(height, width, MatType.CV_8UC3);
        rgb.CopyTo(picture.AsSpan<byte>());
        Cv2.CvtColor(picture, picture, ColorConversionCodes.RGB2BGR);
        Cv2.ImEncode(".png", picture, out var png);
        return png;
    }
}
