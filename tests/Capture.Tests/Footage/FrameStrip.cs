namespace Surgical.Capture.Tests.Footage;

/// <summary>
/// The strip at the top of the pictures of shared/cases/video: sixteen cells, white, fourteen bits of the frame's
/// number from the least, black.
/// </summary>
internal static class FrameStrip
{
    private const int Cells = 16;

    /// <param name="bgr">Height × Width × 3.</param>
    /// <param name="width">Pixels.</param>
    /// <returns>The number; null where there is no strip.</returns>
    public static int? Read(ReadOnlySpan<byte> bgr, int width)
    {
        var height = bgr.Length / 3 / width;
        return IsWhite(bgr, width, height, 0) && !IsWhite(bgr, width, height, Cells - 1)
            ? Bits(bgr, width, height)
            : null;
    }

    private static int Bits(ReadOnlySpan<byte> bgr, int width, int height)
    {
        var number = 0;
        for (var bit = 0; bit < Cells - 2; bit++)
        {
            number |= IsWhite(bgr, width, height, bit + 1) ? 1 << bit : 0;
        }

        return number;
    }

    private static bool IsWhite(ReadOnlySpan<byte> bgr, int width, int height, int cell)
    {
        var (x, y) = (((2 * cell) + 1) * width / (2 * Cells), height / 60);
        return bgr[(((y * width) + x) * 3) + 1] > 128;
    }
}
