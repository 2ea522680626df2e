using System.Globalization;
using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Report.Page;

/// <summary>Figures for people. What is not defined is a dash.</summary>
internal static class Say
{
    private const string Undefined = "–";

    /// <summary>A share or a score of 0 to 1.</summary>
    public static string Fraction(double value) => Formatted(value, "0.000");

    /// <summary>Around a share, a score or a loss.</summary>
    public static string Interval(Confidence interval) => double.IsNaN(interval.Low)
        ? "cannot be said"
        : $"{Fraction(interval.Low)} to {Fraction(interval.High)}";

    /// <summary>How intervals were made, and when they are too narrow.</summary>
    /// <param name="cases">What was resampled.</param>
    /// <param name="one">One of them: "case".</param>
    /// <param name="many">Several: "cases".</param>
    /// <param name="seed">Of the draws.</param>
    public static string Bootstrap(int cases, string one, string many, int seed)
    {
        // Efron and Tibshirani, 1993, chapter 14: percentile intervals of small samples cover less than they should.
        const int Few = 20;
        return cases < 2
            ? $"One {one}: how much the figures would differ with other {many} cannot be said."
            : $"Intervals: 95 %, percentile bootstrap over {Count(cases, one, many)}, "
                + $"{Count(Confidence.Draws)} draws, seed {seed}."
                + (cases < Few ? $" So few {many} make them too narrow." : "");
    }

    /// <summary>A figure that is percent already.</summary>
    public static string Percent(double value) => Formatted(value, "0.0");

    /// <summary>With one decimal, and the sign where it is asked for.</summary>
    public static string Seconds(double value, bool signed = false) =>
        Formatted(value, signed ? "+0.0;−0.0;0.0" : "0.0");

    /// <summary>With thin gaps between thousands.</summary>
    public static string Count(int count) =>
        count.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u202F');

    /// <summary>The same, where there may be nothing to count.</summary>
    public static string Count(int? count) => count is { } known ? Count(known) : Undefined;

    /// <summary>"1 case", "2 cases".</summary>
    public static string Count(int count, string one, string? many = null) =>
        $"{Count(count)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>Time in a video: "3:07".</summary>
    public static string Clock(double seconds)
    {
        var whole = (int)seconds;
        return string.Create(CultureInfo.InvariantCulture, $"{whole / 60}:{whole % 60:00}");
    }

    private static string Formatted(double value, string format) => double.IsNaN(value)
        ? Undefined
        : double.IsInfinity(value) ? "∞" : value.ToString(format, CultureInfo.InvariantCulture);
}
