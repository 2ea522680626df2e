namespace Surgical.Capture;

/// <summary>
/// Compares fingerprints: pictures at the same time against how much each video changes by itself. Pure.
/// </summary>
/// <remarks>
/// All operations on an eye look alike, so likeness alone proves nothing. What is coded anew differs from itself by far
/// less than one moment of it from the next; another operation, or another part of the same one, does not. The distance
/// of two pictures is 1 less the correlation of their brightness, which no change of range or matrix of the colours
/// moves. docs/footage.md has the figures.
/// </remarks>
public static class FootageLikeness
{
    // Below it a small picture is noise: one flat colour.
    private const double LeastSpread = 2;

    private const int LeastPairs = FootageFingerprint.Count / 2;

    // Measured on 10 s of the samples at 320 pixels, coded anew at half the size with crf 30: at most 0.0006 apart from
    // themselves, at least 0.012 from the part that begins a second later, while one moment is 0.003 to 0.06 apart from
    // the next. A video whose moments are nearer to each other than this stands still.
    private const double LeastChange = 0.002;

    // Of how much the videos change by themselves.
    private const double GreatestShare = 0.5;

    // Whatever they change: what is coded anew is nearer.
    private const double GreatestDistance = 0.02;

    // A cut that falls on one of the times may show what comes before it in one video and what comes after in another.
    private const int Exempt = 1;

    private static readonly TimeSpan GreatestDifference = TimeSpan.FromSeconds(0.3);

    /// <summary>Whether two videos can be the same at all.</summary>
    public static bool HaveOneLength(double seconds, double others) =>
        Math.Abs(seconds - others) <= GreatestDifference.TotalSeconds;

    /// <summary>Compares two videos.</summary>
    public static FootageVerdict Of(FootageFingerprint one, FootageFingerprint other)
    {
        if (!HaveOneLength(one.Seconds, other.Seconds))
        {
            return FootageVerdict.Different;
        }

        var (ones, others) = (Normalised(one), Normalised(other));
        List<double> apart = [.. Distances(ones, others).Order()];
        if (apart.Count < LeastPairs)
        {
            return FootageVerdict.Unknown;
        }

        var change = Math.Min(Change(ones), Change(others));
        return change < LeastChange ? FootageVerdict.Unknown
            : apart[^(1 + Exempt)] <= Math.Min(GreatestDistance, GreatestShare * change) ? FootageVerdict.Same
            : FootageVerdict.Different;
    }

    /// <summary>Mean distance of one moment from the next.</summary>
    private static double Change(List<double[]?> stills) =>
        Distances(stills, [.. stills.Skip(1)]).DefaultIfEmpty(0).Average();

    private static IEnumerable<double> Distances(List<double[]?> ones, List<double[]?> others)
    {
        foreach (var (one, other) in ones.Zip(others))
        {
            if (one is not null && other is not null)
            {
                yield return 1 - (one.Zip(other, (a, b) => a * b).Sum() / one.Length);
            }
        }
    }

    /// <summary>Of mean 0 and spread 1; null where nothing is seen.</summary>
    private static List<double[]?> Normalised(FootageFingerprint print) => [.. print.Stills.Select(still =>
    {
        if (still.Length != FootageFingerprint.Side * FootageFingerprint.Side)
        {
            return null;
        }

        var mean = still.Average(luma => (double)luma);
        var spread = Math.Sqrt(still.Average(luma => (luma - mean) * (luma - mean)));
        return spread < LeastSpread ? null : still.Select(luma => (luma - mean) / spread).ToArray();
    })];
}
