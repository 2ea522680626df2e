using Surgical.Capture;

namespace Surgical.Cases.Reading;

/// <summary>A frame as the page shows it.</summary>
internal static class FrameJpeg
{
    // Fine enough that nobody mistakes the encoder's marks for findings.
    private const int Quality = 90;

    /// <summary>The frame at its own size; borrows it.</summary>
    public static byte[] Encode(Frame frame) => PictureEncoding.Jpeg(frame, Quality);
}
