using Surgical.Models.Contract;

namespace Surgical.Models.Pictures;

/// <summary>
/// Shows a frame to Gemma as its own image processor does: squeezed to a square, whatever its shape, with Pillow's
/// filters, equal in every byte (medgemma.md 5.4). Pure; works on the caller's thread.
/// </summary>
public static class ImageProcessor
{
    private const int Channels = 3;

    /// <summary>Makes the picture that Gemma 3 is shown without further wishes.</summary>
    /// <param name="bgr">[height × width × 3], 8-bit blue, green, red, rows without padding; borrowed.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="size">Pixels a side of the result.</param>
    /// <exception cref="ArgumentException">There are not as many bytes as the sizes say.</exception>
    public static ModelPicture Process(ReadOnlySpan<byte> bgr, int width, int height, int size) =>
        Process(bgr, width, height, new PicturePreparation(size));

    /// <summary>Makes the picture that a model is shown, prepared as it and the asker want it.</summary>
    /// <param name="bgr">[height × width × 3], 8-bit blue, green, red, rows without padding; borrowed.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="how">Size, filter, what was done before, and whether there are crops.</param>
    /// <exception cref="ArgumentException">There are not as many bytes as the sizes say.</exception>
    public static ModelPicture Process(ReadOnlySpan<byte> bgr, int width, int height, PicturePreparation how)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(how.Size);
        if (bgr.Length != (long)width * height * Channels)
        {
            throw new ArgumentException($"Expected {width}x{height}x{Channels} bytes, got {bgr.Length}.", nameof(bgr));
        }

        foreach (var step in how.First)
        {
            var pixels = Resize(bgr, width, height, step);
            SwapRedAndBlue(pixels);
            bgr = pixels;
            width = height = step.Size;
        }

        var last = new ResizeStep(how.Size, how.Filter);
        var crops = new List<ModelPicture>();
        foreach (var (left, top, cropWidth, cropHeight) in how.PanAndScan?.Crops(width, height) ?? [])
        {
            var crop = Cut(bgr, width, left, top, cropWidth, cropHeight);
            crops.Add(new ModelPicture(how.Size, Resize(crop, cropWidth, cropHeight, last)));
        }

        return new ModelPicture(how.Size, Resize(bgr, width, height, last)) { Crops = crops };
    }

    private static byte[] Cut(ReadOnlySpan<byte> bgr, int width, int left, int top, int cropWidth, int cropHeight)
    {
        var rowBytes = cropWidth * Channels;
        var crop = new byte[rowBytes * cropHeight];
        for (var row = 0; row < cropHeight; row++)
        {
            bgr.Slice((((top + row) * width) + left) * Channels, rowBytes).CopyTo(crop.AsSpan(row * rowBytes));
        }

        return crop;
    }

    // Pillow leaves a pass out where the size stays; its weights would be 1, so running it changes nothing.
    private static byte[] Resize(ReadOnlySpan<byte> bgr, int width, int height, ResizeStep step)
    {
        var rows = new ResizeWeights(height, step.Size, step.Filter);
        var columns = new ResizeWeights(width, step.Size, step.Filter);
        var result = new PixelRows(IsVerticalFirst(width, height, step) ? step.Size : height, step.Size);
        if (!IsVerticalFirst(width, height, step))
        {
            HorizontalResize.Run(bgr, width, columns, result);
            var pixels = new byte[step.Size * step.Size * Channels];
            VerticalResize.Run(result, rows, pixels);
            return pixels;
        }

        var low = new byte[step.Size * width * Channels];
        VerticalResize.Run(PixelRows.Of(bgr, width, height), rows, low);
        HorizontalResize.Run(low, width, columns, result);
        return result.ToArray();
    }

    // As the Pillow that the reference values were made with, where earlier ones go row by row first whatever the shape
    // (its pull request 9549): the bytes between the passes are rounded, so that the order shows.
    private static bool IsVerticalFirst(int width, int height, ResizeStep step) => height > width && height > step.Size;

    private static void SwapRedAndBlue(Span<byte> pixels)
    {
        for (; !pixels.IsEmpty; pixels = pixels[Channels..])
        {
            (pixels[0], pixels[2]) = (pixels[2], pixels[0]);
        }
    }
}
