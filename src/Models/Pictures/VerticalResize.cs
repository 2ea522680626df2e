using System.Numerics;

namespace Surgical.Models.Pictures;

/// <summary>The second pass: each row of the result is a weighted sum of rows.</summary>
internal static class VerticalResize
{
    /// <param name="rows">The result of the first pass.</param>
    /// <param name="weights">From their number to that of the result's rows.</param>
    /// <param name="pixels">[result's rows × row bytes]; written.</param>
    public static void Run(PixelRows rows, ResizeWeights weights, Span<byte> pixels)
    {
        var row = new byte[rows.Stride];
        for (var target = 0; !pixels.IsEmpty; target++)
        {
            Sum(rows, weights.First(target), weights.Of(target), row);
            row.AsSpan(0, rows.RowBytes).CopyTo(pixels);
            pixels = pixels[rows.RowBytes..];
        }
    }

    private static void Sum(PixelRows rows, int first, ReadOnlySpan<int> weights, Span<byte> row)
    {
        for (var at = 0; at < row.Length; at += Vector<byte>.Count)
        {
            Vector<int> half = new(ResizeWeights.Half);
            var (a, b, c, d) = (half, half, half, half);
            for (var tap = 0; tap < weights.Length; tap++)
            {
                Vector<int> weight = new(weights[tap]);
                Vector.Widen(new Vector<byte>(rows[first + tap][at..]), out var low, out var high);
                Vector.Widen(low, out var lowest, out var lower);
                Vector.Widen(high, out var higher, out var highest);
                a += Vector.AsVectorInt32(lowest) * weight;
                b += Vector.AsVectorInt32(lower) * weight;
                c += Vector.AsVectorInt32(higher) * weight;
                d += Vector.AsVectorInt32(highest) * weight;
            }

            Vector.Narrow(Narrow(a, b), Narrow(c, d)).CopyTo(row[at..]);
        }
    }

    // Bicubic and Lanczos weights overshoot on both sides; clamping the others costs less than asking which it is.
    private static Vector<ushort> Narrow(Vector<int> low, Vector<int> high) =>
        Vector.Narrow(Clamp(low >> ResizeWeights.Bits), Clamp(high >> ResizeWeights.Bits));

    private static Vector<uint> Clamp(Vector<int> values) =>
        Vector.AsVectorUInt32(Vector.Clamp(values, Vector<int>.Zero, new Vector<int>(255)));
}
