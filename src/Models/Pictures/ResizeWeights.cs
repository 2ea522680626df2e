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
        var support = filter == ResizeFilter.Nearest ? 0 : filterScale * FilterCurve.Support(filter);
        _most = ((int)Math.Ceiling(support) * 2) + 1;
        _first = new int[to];
        _count = new int[to];
        _weights = new int[to * _most];
        if (filter == ResizeFilter.Nearest)
        {
            TakeNearest(from, scale);
            return;
        }

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
    /// Weights of that pixel and those after it, together about 1 &lt;&lt; Bits; bicubic and Lanczos ones may be
    /// negative.
    /// </summary>
    public ReadOnlySpan<int> Of(int target) => _weights.AsSpan(target * _most, _count[target]);

    // As ImagingScaleAffine of Geometry.c: the place is a sum, whose rounding decides where two pixels are as near.
    private void TakeNearest(int from, double scale)
    {
        var place = scale * 0.5;
        for (var target = 0; target < _first.Length; target++)
        {
            _first[target] = Math.Min((int)place, from - 1);
            _count[target] = 1;
            _weights[target] = 1 << Bits;
            place += scale;
        }
    }

    // The order of the operations is Pillow's: another one rounds some weights differently.
    private static double[] Weigh(ResizeFilter filter, int first, double centre, double scale, int count)
    {
        var weights = new double[count];
        double sum = 0;
        for (var tap = 0; tap < count; tap++)
        {
            weights[tap] = FilterCurve.At(filter, (first + tap - centre + 0.5) * scale);
            sum += weights[tap];
        }

        for (var tap = 0; tap < count; tap++)
        {
            weights[tap] /= sum;
        }

        return weights;
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
