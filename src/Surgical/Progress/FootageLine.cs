using System.Globalization;
using Surgical.Analyzer.Reading;

namespace Surgical.Progress;

/// <summary>One line on how much of a recording could not be seen. Pure.</summary>
internal static class FootageLine
{
    /// <returns>Null where there are no gaps.</returns>
    public static string? Of(CaseOutcome outcome)
    {
        var gaps = outcome.Footage.Gaps;
        var seconds = gaps.Sum(gap => gap.Length.TotalSeconds);
        return gaps.Count == 0 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"gaps: {gaps.Count}, {seconds:0.##} s of {outcome.Duration.TotalSeconds:0.##} s without a picture to "
            + $"judge; the first at {gaps[0].From.TotalSeconds:0.##} s: {gaps[0].Reason}");
    }
}
