using OpenCvSharp;
using Surgical.Capture;

namespace Surgical.Cases.Reading;

/// <summary>A frame as the page shows it.</summary>
internal static class FrameJpeg
{
    // Fine enough that nobody mistakes the encoder's marks for findings.
    private const int Quality = 90;

    /// <summary>The frame at its own size; borrows it.</summary>
    public static byte[] Encode(Frame frame)
    {
        using var picture = new Mat(frame.Format.Height, frame.Format.Width, MatType.CV_8UC3);
        frame.Pixels.CopyTo(picture.AsSpan<byte>());
        Cv2.ImEncode(".jpg", picture, out var jpeg, new ImageEncodingParam(ImwriteFlags.JpegQuality, Quality));
        return jpeg;
    }
}
