namespace Surgical.Benchmarks;

/// <summary>The middle one of figures that other work on the machine spoils.</summary>
internal static class Median
{
    /// <summary>Of two in the middle the greater.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
