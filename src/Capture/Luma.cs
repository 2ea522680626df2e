namespace Surgical.Capture;

/// <summary>Brightness of a pixel as ITU-R BT.601 weighs it, on full-range BGR.</summary>
internal static class Luma
{
    /// <returns>0 to 255.</returns>
    public static float Of(ReadOnlySpan<byte> bgr) => (0.114f * bgr[0]) + (0.587f * bgr[1]) + (0.299f * bgr[2]);
}
