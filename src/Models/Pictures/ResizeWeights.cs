namespace Surgical.Models.Pictures;

/// <summary>
/// Which source pixels make each pixel of a resized row or column, and how much of each: Pillow's antialiased filters
/// in their 8-bit form (Resample.c; medgemma.md 5.4).
/// </summary>
internal sealed class ResizeWeights
{
    /// <summary>Fractional bits of a weight: 32, less 8 of a pixel and 2 of headroom.</summary>
    public const int Bits = 22;

    /// <summary>Added before the shift, so that it rounds.</summary>
    public const int Half = 1 << (Bits - 1);

    private readonly int[] _first;
    private readonly int[] _count;
    private readonly int[] _weights;
    private readonly int _most;

    public ResizeWeights(int from, int to, ResizeFilter filter)
    {
        var scale = (double)from / to;
        var filterScale = Math.Max(scale, 1);
        var support = filterScale * Support(filter);
        _most = ((int)Math.Ceiling(support) * 2) + 1;
        _first = new int[to];
        _count = new int[to];
        _weights = new int[to * _most];
        for (var target = 0; target < to; target++)
        {
            var centre = (target + 0.5) * scale;
            _first[target] = Math.Max((int)(centre - support + 0.5), 0);
            _count[target] = Math.Min((int)(centre + support + 0.5), from) - _first[target];
            Quantise(Weigh(filter, _first[target], centre, 1 / filterScale, _count[target]), target);
        }
    }

    /// <summary>The first source pixel that counts for a target pixel.</summary>
    public int First(int target) => _first[target];

    /// <summary>
    /// Weights of that pixel and those after it, together about 1 &lt;&lt; Bits; bicubic ones may be negative.
    /// </summary>
    public ReadOnlySpan<int> Of(int target) => _weights.AsSpan(target * _most, _count[target]);

    private static double Support(ResizeFilter filter) => filter == ResizeFilter.Bicubic ? 2 : 1;

    // The order of the operations is Pillow's: another one rounds some weights differently.
    private static double[] Weigh(ResizeFilter filter, int first, double centre, double scale, int count)
    {
        var weights = new double[count];
        double sum = 0;
        for (var tap = 0; tap < count; tap++)
        {
            var distance = Math.Abs((first + tap - centre + 0.5) * scale);
            weights[tap] = filter == ResizeFilter.Bicubic ? Cubic(distance) : Math.Max(1 - distance, 0);
            sum += weights[tap];
        }

        for (var tap = 0; tap < count; tap++)
        {
            weights[tap] /= sum;
        }

        return weights;
    }

    private static double Cubic(double x)
    {
        const double A = -0.5;
        return x < 1 ? ((((A + 2) * x) - (A + 3)) * x * x) + 1
            : x < 2 ? ((((x - 5) * x) + 8) * x - 4) * A
            : 0;
    }

    private void Quantise(double[] weights, int target)
    {
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var half = Math.CopySign(0.5, weights[tap]);
            _weights[(target * _most) + tap] = (int)(half + (weights[tap] * (1 << Bits)));
        }
    }
}
