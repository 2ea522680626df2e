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
        new("proposed_unrelaxed", "Sample by sample, strict", "every sample counts as it is", false),
        new(
            "proposed_boundary_relaxed",
            "Sample by sample, relaxed",
            "within 10 s of a boundary the neighbouring phase counts as right; our own definition, never lower",
            false),
        new("ms_tcn_bg_idle0", "Segments, idle dropped", "after MS-TCN; hits pooled over cases", true),
        new("ms_tcn_default_bg", "Segments, idle counted", "the same, idle being a segment as any other", true),
        new(
            "main_m_general_unrelaxed",
            "evaluate_m, strict",
            "the Cholec80 and M2CAI16 challenges' code; a phase that is never predicted has no precision",
            true),
        new(
            "main_m_general_relaxed10s",
            "evaluate_m, relaxed by 10 s",
            "the challenges' code as it is: it forgives neighbouring phase numbers, "
            + "which mean nothing for these phases",
            true),
    ];

    /// <summary>A figure in its unit.</summary>
    public string Text(double value) => IsPercent ? $"{Say.Percent(value)} %" : Say.Fraction(value);
}
