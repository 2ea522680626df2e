namespace Surgical.Capture;

/// <summary>A picture out of a file.</summary>
/// <param name="bgr">[height × width × 3], 8-bit blue, green, red, packed; handed over.</param>
/// <param name="width">Pixels in a row.</param>
/// <param name="height">Rows.</param>
public sealed class DecodedPicture(byte[] bgr, int width, int height)
{
    /// <summary>[height × width × 3], 8-bit blue, green, red, packed.</summary>
    public ReadOnlySpan<byte> Bgr => bgr;

    /// <summary>Pixels in a row.</summary>
    public int Width => width;

    /// <summary>Rows.</summary>
    public int Height => height;
}
