using Surgical.Models.Files.Weights;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>
/// Normally distributed numbers in bfloat16, a table look-up each: a billion of them takes a second or two.
/// </summary>
internal sealed class NormalNumbers(float centre, float spread)
{
    private const int Levels = 256;
    private const int NumbersOfOneDraw = sizeof(ulong) / sizeof(ushort);

    private readonly ushort[] _values = Table(centre, spread);

    /// <summary>Fills a part of a tensor.</summary>
    /// <param name="into">Filled to its end.</param>
    /// <param name="seed">The tensor's.</param>
    /// <param name="first">Place of the first number in the tensor, a multiple of four.</param>
    public void Fill(Span<ushort> into, ulong seed, long first)
    {
        var values = _values;
        for (var i = 0; i < into.Length; i += NumbersOfOneDraw)
        {
            var bits = RandomBits.At(seed, (first + i) / NumbersOfOneDraw);
            for (var j = i; j < Math.Min(i + NumbersOfOneDraw, into.Length); j++)
            {
                into[j] = values[(ushort)bits];
                bits >>= 16;
            }
        }
    }

    // Box and Muller's two uniform numbers are a byte each: one number for every 16 bits.
    private static ushort[] Table(float centre, float spread)
    {
        var values = new ushort[Levels * Levels];
        for (var i = 0; i < values.Length; i++)
        {
            var radius = Math.Sqrt(-2 * Math.Log(((i / Levels) + 0.5) / Levels));
            var normal = radius * Math.Cos(Math.Tau * (i % Levels) / Levels);
            values[i] = BFloat16.Round((float)(centre + (spread * normal)));
        }

        return values;
    }
}
