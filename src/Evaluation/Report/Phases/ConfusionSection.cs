using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>Which phase was said for which.</summary>
internal static class ConfusionSection
{
    public static Section Of(PhaseResults results) => new(
        "confusion",
        "Confusion matrix",
        Tag(
            "p",
            $"Rows: annotated. Columns: predicted. Samples of all cases, {Say.Count(results.Confusion.Samples)} in "
            + $"all, {Say.Count(results.UnknownSamples)} of them predicted Unknown; in small print their share of the "
            + "row. Blue is right, orange is wrong; the darker, the larger the share. "
            + "A row of nothing but dots was never annotated."),
        ConfusionMatrix.Of(
            "Confusion matrix of phases",
            [.. PhaseLook.All.SkipLast(1).Select(phase => phase.Look)],
            [.. PhaseLook.All.Select(phase => phase.Look)],
            results.Confusion.Counts));
}
