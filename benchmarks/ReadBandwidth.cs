using System.Diagnostics;
using System.Numerics;

namespace Surgical.Benchmarks;

/// <summary>How fast all threads together read memory that is in no cache.</summary>
/// <remarks>Each thread reads several places in turn: with one place alone a processor fetches ahead too
/// little.</remarks>
internal sealed class ReadBandwidth
{
    /// <summary>What is read in all; several times what caches hold.</summary>
    public const long Bytes = 1 << 29;

    private readonly long[][] _parts = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(Filled)];
    private readonly Vector<long>[] _sums = new Vector<long>[Environment.ProcessorCount];

    /// <returns>Bytes a second.</returns>
    public double Measure()
    {
        var watch = Stopwatch.StartNew();
        Parallel.For(0, _parts.Length, part => _sums[part] = Read(_parts[part]));
        return Bytes / watch.Elapsed.TotalSeconds;
    }

    private static Vector<long> Read(long[] values)
    {
        var quarter = values.Length / 4;
        ref var first = ref values[0];
        ref var second = ref values[quarter];
        ref var third = ref values[2 * quarter];
        ref var fourth = ref values[3 * quarter];
        var (a, b, c, d) = (Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero, Vector<long>.Zero);
        for (nuint i = 0; i < (nuint)quarter; i += (nuint)Vector<long>.Count)
        {
            a += Vector.LoadUnsafe(ref first, i);
            b += Vector.LoadUnsafe(ref second, i);
            c += Vector.LoadUnsafe(ref third, i);
            d += Vector.LoadUnsafe(ref fourth, i);
        }

        return a + b + c + d;
    }

    // Written once, because pages that never were all share one page of zeros.
    private static long[] Filled(int part)
    {
        var values = new long[Bytes / sizeof(long) / Environment.ProcessorCount];
        Array.Fill(values, part + 1L);
        return values;
    }
}
