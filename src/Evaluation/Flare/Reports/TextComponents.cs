namespace Surgical.Evaluation.Flare.Reports;

/// <summary>The components that need no findings: places, words of time, headings and length.</summary>
internal static class TextComponents
{
    // What stands for the order of findings in time where both reports have both; the reference leaves it open.
    private const double Associated = 0.8;
    private const double NotAssociated = 0.5;

    private const double HeadingShare = 0.7;
    private const double LengthShare = 0.3;

    /// <summary>Jaccard index of the places that occur.</summary>
    public static double Locations(ReportReading report, ReportReading right)
    {
        if (right.Locations.Count == 0)
        {
            return report.Locations.Count == 0 ? 1 : 0;
        }

        var both = report.Locations.Keys.Intersect(right.Locations.Keys).Count();
        return (double)both / report.Locations.Keys.Union(right.Locations.Keys).Count();
    }

    /// <summary>Half for the kinds of time found again, half for a placeholder of the reference's.</summary>
    public static double Temporal(ReportReading report, ReportReading right)
    {
        if (right.Temporal.Count == 0)
        {
            return report.Temporal.Count == 0 ? 1 : 0.5;
        }

        var found = (double)right.Temporal.Keys.Count(report.Temporal.ContainsKey) / right.Temporal.Count;
        var hasAll = report.Temporal.Count > 0 && report.Findings.Count > 0 && right.Findings.Count > 0;
        return (0.5 * found) + (0.5 * (hasAll ? Associated : NotAssociated));
    }

    /// <summary>Headings found again, and a length that is not far from the reference's.</summary>
    public static double Structure(ReportReading report, ReportReading right, IReadOnlyList<string> sections)
    {
        var expected = sections.Where(section => right.Lower.Contains(section, StringComparison.Ordinal)).ToArray();
        var headings = expected.Length == 0
            ? 1
            : (double)expected.Count(section => report.Lower.Contains(section, StringComparison.Ordinal))
                / expected.Length;
        var ratio = right.Text.Length == 0 ? 0 : (double)report.Text.Length / right.Text.Length;
        var length = ratio < 2 ? Math.Min(1, ratio) : Math.Max(0, 2 - ratio);
        return (HeadingShare * headings) + (LengthShare * length);
    }
}
