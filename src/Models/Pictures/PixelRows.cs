namespace Surgical.Models.Pictures;

/// <summary>Rows of 8-bit RGB pixels that a vector may read and write a little beyond the end of.</summary>
internal sealed class PixelRows(int count, int width)
{
    // Longest vector of any machine, in bytes.
    private const int Alignment = 64;

    private readonly byte[] _pixels = GC.AllocateUninitializedArray<byte>(count * StrideOf(width));

    /// <summary>Pixels in a row.</summary>
    public int Width => width;

    /// <summary>Bytes of a row's pixels.</summary>
    public int RowBytes => width * 3;

    /// <summary>Bytes from one row to the next; more than <see cref="RowBytes"/>, and whole vectors.</summary>
    public int Stride => StrideOf(width);

    /// <summary>A row, with its padding.</summary>
    public Span<byte> this[int row] => _pixels.AsSpan(row * Stride, Stride);

    /// <summary>The rows of a picture, in the order of its colours.</summary>
    /// <param name="pixels">[count × width × 3], rows without padding; copied.</param>
    /// <param name="width">Pixels in a row.</param>
    /// <param name="count">Rows.</param>
    public static PixelRows Of(ReadOnlySpan<byte> pixels, int width, int count)
    {
        var rows = new PixelRows(count, width);
        for (var row = 0; row < count; row++)
        {
            pixels.Slice(row * rows.RowBytes, rows.RowBytes).CopyTo(rows[row]);
        }

        return rows;
    }

    /// <summary>[count × width × 3], rows without padding.</summary>
    public byte[] ToArray()
    {
        var pixels = new byte[count * RowBytes];
        for (var row = 0; row < count; row++)
        {
            this[row][..RowBytes].CopyTo(pixels.AsSpan(row * RowBytes));
        }

        return pixels;
    }

    private static int StrideOf(int width) => ((width * 3) + Alignment) / Alignment * Alignment;
}
