using Surgical.Models.Contract;

namespace Surgical.Models.Pictures;

/// <summary>
/// Shows a frame to Gemma as its own image processor does: squeezed to a square, whatever its shape, with Pillow's
/// antialiased filters, equal in every byte (medgemma.md 5.4). Pure; works on the caller's thread.
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
    public static ModelPicture Process(ReadOnlySpan<byte> bgr, int width, int height, int size) =>
        Process(bgr, width, height, size, []);

    /// <summary>Makes the picture that a model is shown, resized in steps before Gemma's own.</summary>
    /// <param name="bgr">[height × width × 3], 8-bit blue, green, red, rows without padding; borrowed.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="size">Pixels a side of the result.</param>
    /// <param name="before">What others did to the picture first, in order; usually nothing.</param>
    /// <exception cref="ArgumentException">There are not as many bytes as the sizes say.</exception>
    public static ModelPicture Process(
        ReadOnlySpan<byte> bgr, int width, int height, int size, IReadOnlyList<ResizeStep> before)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(size);
        if (bgr.Length != (long)width * height * Channels)
        {
            throw new ArgumentException($"Expected {width}x{height}x{Channels} bytes, got {bgr.Length}.", nameof(bgr));
        }

        foreach (var step in before)
        {
            var pixels = Resize(bgr, width, height, step);
            SwapRedAndBlue(pixels);
            bgr = pixels;
            width = height = step.Size;
        }

        return new ModelPicture(size, Resize(bgr, width, height, new ResizeStep(size, ResizeFilter.Bilinear)));
    }

    // Pillow leaves a pass out where the size stays; its weights would be 1, so running it changes nothing.
    private static byte[] Resize(ReadOnlySpan<byte> bgr, int width, int height, ResizeStep step)
    {
        var columns = new PixelRows(height, step.Size);
        HorizontalResize.Run(bgr, width, new ResizeWeights(width, step.Size, step.Filter), columns);
        var pixels = new byte[step.Size * step.Size * Channels];
        VerticalResize.Run(columns, new ResizeWeights(height, step.Size, step.Filter), pixels);
        return pixels;
    }

    private static void SwapRedAndBlue(Span<byte> pixels)
    {
        for (; !pixels.IsEmpty; pixels = pixels[Channels..])
        {
            (pixels[0], pixels[2]) = (pixels[2], pixels[0]);
        }
    }
}
