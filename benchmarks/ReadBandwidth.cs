using System.Diagnostics;
using System.Numerics.Tensors;

namespace Surgical.Benchmarks;

/// <summary>How fast all threads together read memory that is in no cache.</summary>
internal sealed class ReadBandwidth
{
    /// <summary>What is read in all; several times what caches hold.</summary>
    public const long Bytes = 1 << 28;

    private readonly float[][] _parts = [.. Enumerable.Range(0, Environment.ProcessorCount).Select(Filled)];

    /// <returns>Bytes a second.</returns>
    public double Measure()
    {
        var watch = Stopwatch.StartNew();
        var sums = new float[_parts.Length];
        Parallel.For(0, _parts.Length, i => sums[i] = TensorPrimitives.Sum<float>(_parts[i]));
        return Bytes / watch.Elapsed.TotalSeconds;
    }

    // Written once, because pages that never were all share one page of zeros.
    private static float[] Filled(int part)
    {
        var values = new float[Bytes / sizeof(float) / Environment.ProcessorCount];
        Array.Fill(values, part + 1f);
        return values;
    }
}
