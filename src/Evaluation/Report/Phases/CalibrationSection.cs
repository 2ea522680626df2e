using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>Whether the confidences that analyses give can be believed.</summary>
internal static class CalibrationSection
{
    private const string Title = "Confidence against accuracy";

    public static Section Of(PhaseResults results)
    {
        var analysed = results.Videos.Count(video => video.Analysis is not null);
        return analysed == 0
            ? new(
                "calibration",
                Title,
                Tag(
                    "p",
                    "The predictions are phases alone and carry no confidences, so that this cannot be said. "
                    + "The folders that ",
                    Tag("code", "surgical analyze"),
                    " writes have them."))
            : new(
                "calibration",
                Title,
                Tag(
                    "p",
                    $"Key frames of the {Say.Count(analysed, "analysis", "analyses")} whose moment is annotated. Bars "
                    + "and dots: of the answers with about that confidence, how many were right; the dashed line is "
                    + "where both agree. Below: how many answers that are. ECE is the mean gap between both (Guo et "
                    + "al., ICML 2017; ten bins). Key frames of one case are alike, "
                    + "so that the intervals are drawn over cases."),
                Tag(
                    "div.plots",
                    CalibrationFigure.Of("What the tracker believed", results.KeyFrames.Tracker.All, "key frame"),
                    CalibrationFigure.Of("What the model voted", results.KeyFrames.Vote.All, "key frame")));
    }
}
