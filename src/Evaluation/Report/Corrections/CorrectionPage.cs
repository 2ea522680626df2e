using System.Globalization;
using Surgical.Evaluation.Corrections;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Corrections;

/// <summary>report.html of `evaluate frames`.</summary>
internal static class CorrectionPage
{
    public static string Of(CorrectionResults results) => PageText.Of(
        "Corrected key frames: the model's votes against instructors",
        CorrectionWords.Warning,
        "",
        [
            new(
                "figures",
                "Figures",
                HtmlTable.Of(
                    "Accuracy by model",
                    ["Model", "frames", "right", "accuracy"],
                    results.Parts().Select(part => HtmlTable.Row(
                        part.Name,
                        Say.Count(part.Votes.Count),
                        Say.Count(CorrectionResults.Right(part.Votes)),
                        CorrectionResults.Accuracy(part.Votes).ToString("0.000", CultureInfo.InvariantCulture)))),
                Tag("ul", CorrectionWords.Counts(results).Select(text => Tag("li", text)))),
            new(
                "confusion",
                "Confusion matrix",
                Tag(
                    "p",
                    "Rows: the instructor's phase. Columns: the phase that the model's reply names; "
                    + "the last one is none."),
                ConfusionMatrix.Of(
                    "Confusion matrix of phases",
                    [.. PhaseLook.All.SkipLast(1).Select(phase => phase.Look)],
                    [.. PhaseLook.All.Select(phase => phase.Look)],
                    results.Confusion.Counts)),
        ]);
}
