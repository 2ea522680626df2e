using Surgical.Evaluation.Phases.Summaries;
using Surgical.Evaluation.Report.Page;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>Figures of one convention.</summary>
/// <param name="Key">Its key in results.json.</param>
/// <param name="Title">For people.</param>
/// <param name="Note">What to know before comparing.</param>
/// <param name="IsPercent">Else fractions.</param>
internal sealed record FigureFamily(string Key, string Title, string Note, bool IsPercent)
{
    /// <summary>Strict ones first: whoever reads only the first rows reads the strictest figures.</summary>
    public static IReadOnlyList<FigureFamily> Phases { get; } =
    [
        new(FigureKeys.Strict, "Sample by sample, strict", "every sample counts as it is", false),
        new(
            FigureKeys.Relaxed,
            "Sample by sample, relaxed",
            "within 10 s of a boundary the neighbouring phase counts as right; our own definition, never lower",
            false),
        new(FigureKeys.PhaseSegments, "Segments, idle dropped", "after MS-TCN; hits pooled over cases", true),
        new(FigureKeys.Segments, "Segments, idle counted", "the same, idle being a segment as any other", true),
        new(
            FigureKeys.Challenge,
            "evaluate_m, strict",
            "the Cholec80 and M2CAI16 challenges' code; a phase that is never predicted has no precision",
            true),
        new(
            FigureKeys.ChallengeRelaxed,
            "evaluate_m, relaxed by 10 s",
            "the challenges' code as it is: it forgives neighbouring phase numbers, "
            + "which mean nothing for these phases",
            true),
    ];

    /// <summary>A figure in its unit.</summary>
    public string Text(double value) => IsPercent ? $"{Say.Percent(value)} %" : Say.Fraction(value);
}
