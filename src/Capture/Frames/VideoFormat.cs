namespace Surgical.Capture;

/// <summary>The shape of every frame of one video: BGR, 8 bits a channel, rows packed without padding.</summary>
/// <param name="Width">Pixels in a row, after rotation.</param>
/// <param name="Height">Rows, after rotation.</param>
/// <param name="FramesPerSecond">
/// Mean rate; 0 where the source does not say. Times come from frames, never from this.
/// </param>
public sealed record VideoFormat(int Width, int Height, double FramesPerSecond)
{
    /// <summary>Bytes of one frame.</summary>
    public int FrameBytes => checked(Width * Height * 3);

    /// <summary>How a source delivers the pixels.</summary>
    internal PixelLayout Layout { get; init; } = new PixelLayout.Bgr();
}
