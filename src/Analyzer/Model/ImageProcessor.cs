namespace Surgical.Analyzer.Model;

/// <summary>
/// Shows a frame to Gemma as its own image processor does: squeezed to a square, whatever its shape, with Pillow's
/// antialiased bilinear filter, equal in every byte (medgemma.md 5.4). Pure; works on the caller's thread.
/// </summary>
public static class ImageProcessor
{
    private const int Channels = 3;

    /// <summary>Makes the picture that a model is shown.</summary>
    /// <param name="bgr">[height × width × 3], 8-bit blue, green, red, rows without padding; borrowed.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="size">Pixels a side of the result.</param>
    /// <exception cref="ArgumentException">There are not as many bytes as the sizes say.</exception>
    public static ModelPicture Process(ReadOnlySpan<byte> bgr, int width, int height, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (bgr.Length != (long)width * height * Channels)
        {
            throw new ArgumentException($"Expected {width}x{height}x{Channels} bytes, got {bgr.Length}.", nameof(bgr));
        }

        // Pillow leaves a pass out where the size stays; its weights would be 1, so running it changes nothing.
        var columns = new PixelRows(height, size);
        HorizontalResize.Run(bgr, width, new ResizeWeights(width, size), columns);
        var pixels = new byte[size * size * Channels];
        VerticalResize.Run(columns, new ResizeWeights(height, size), pixels);
        return new ModelPicture(size, pixels);
    }
}
