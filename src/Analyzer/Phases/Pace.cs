namespace Surgical.Analyzer.Phases;

/// <summary>Time in a phase against routine cases. It is about pace and says nothing about quality.</summary>
public static class Pace
{
    /// <summary>The time is beyond what nine of ten routine cases took; never for idle.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="total">Time in it, summed over the case.</param>
    public static bool IsSlow(SurgicalPhase phase, TimeSpan total) =>
        Procedure.Duration(phase) is { } usual && total > usual.NinetiethPercentile;

    /// <summary>The time against the usual ones in words; null for idle.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="total">Time in it, summed over the case.</param>
    public static string? InWords(SurgicalPhase phase, TimeSpan total) => Procedure.Duration(phase) switch
    {
        null => null,
        var usual when total > usual.NinetiethPercentile => "Pace: longer than in nine of ten routine cases.",
        var usual when total > usual.UpperQuartile => "Pace: longer than in three of four routine cases.",
        var usual when total >= usual.LowerQuartile => "Pace: within the middle half of routine cases.",
        _ => "Pace: shorter so far than in three of four routine cases.",
    };

    /// <summary>The figures that <see cref="InWords"/> rests on; null for idle.</summary>
    public static string? Evidence(SurgicalPhase phase) => Procedure.Duration(phase) is not { } usual
        ? null
        : $"Cataract-1K, {Procedure.Cases} cases, time per case: median {Seconds(usual.Median)} s, "
            + $"middle half {Seconds(usual.LowerQuartile)} to {Seconds(usual.UpperQuartile)} s, "
            + $"nine of ten up to {Seconds(usual.NinetiethPercentile)} s";

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.0}";
}
