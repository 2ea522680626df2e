using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Surgical.Models.Pictures;

/// <summary>
/// The first pass: each pixel of the result is a weighted sum of neighbours in its row. Turns BGR into RGB.
/// </summary>
internal static class HorizontalResize
{
    private const int Channels = 3;

    // An index beyond the vector gives 0.
    private const byte Zero = 255;

    /// <param name="bgr">[rows × width × 3].</param>
    /// <param name="width">Pixels in a source row.</param>
    /// <param name="weights">From <paramref name="width"/> to the result's width.</param>
    /// <param name="result">As many rows as there are; written.</param>
    public static void Run(ReadOnlySpan<byte> bgr, int width, ResizeWeights weights, PixelRows result)
    {
        var rowBytes = width * Channels;
        var last = (bgr.Length / rowBytes) - 1;
        for (var row = 0; row < last; row++)
        {
            Sum(bgr[(row * rowBytes)..], weights, result[row], result.Width);
        }

        // Pixels are read four bytes at a time, and after the last row nothing need follow.
        var copy = new byte[rowBytes + 1];
        bgr[(last * rowBytes)..].CopyTo(copy);
        Sum(copy, weights, result[last], result.Width);
    }

    private static void Sum(ReadOnlySpan<byte> source, ResizeWeights weights, Span<byte> target, int width)
    {
        for (var x = 0; x < width; x++)
        {
            var sum = Vector128.Create(ResizeWeights.Half);
            ref var pixel = ref Unsafe.Add(ref MemoryMarshal.GetReference(source), weights.First(x) * Channels);
            foreach (var weight in weights.Of(x))
            {
                var bgr = Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(ref pixel)).AsByte();
                var rgb = Vector128.Shuffle(bgr, Vector128.Create(
                    2, Zero, Zero, Zero, 1, Zero, Zero, Zero, 0, Zero, Zero, Zero, Zero, Zero, Zero, Zero));
                sum += rgb.AsInt32() * weight;
                pixel = ref Unsafe.Add(ref pixel, Channels);
            }

            // Bicubic and Lanczos weights overshoot on both sides.
            var clamped = Vector128.Clamp(sum >> ResizeWeights.Bits, Vector128<int>.Zero, Vector128.Create(255));
            var bytes = Vector128.Shuffle(clamped.AsByte(), Vector128.Create(
                0, 4, 8, Zero, Zero, Zero, Zero, Zero, Zero, Zero, Zero, Zero, Zero, Zero, Zero, Zero));
            MemoryMarshal.Write(target[(x * Channels)..], bytes.AsUInt32().ToScalar());
        }
    }
}
