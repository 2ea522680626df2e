using System.Xml.Linq;
using Surgical.Evaluation.Figures;
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
                    CalibrationFigure.Of("What the model voted", results.KeyFrames.Vote.All, "key frame")),
                Tag("h3", "Where phases change, and inside them"),
                Tag(
                    "p",
                    "Within ten seconds of the start or end of an annotated phase even annotators differ, and a "
                    + "confidence may be wrong; inside a phase it ought to be right."),
                HtmlTable.Of(
                    "Confidence where phases change, and inside them",
                    ["Whose confidence", "Where", "Key frames", "Share right", "ECE", "95 % interval"],
                    [
                        .. Rows("tracker", results.KeyFrames.Tracker),
                        .. Rows("model's vote", results.KeyFrames.Vote),
                    ]));
    }

    private static IEnumerable<XElement> Rows(string whose, PartedCalibration parts) =>
    [
        Row(whose, "everywhere", parts.All),
        Row(whose, "within 10 s of a boundary", parts.AtBoundaries),
        Row(whose, "inside", parts.Inside),
    ];

    private static XElement Row(string whose, string where, CalibrationSummary part) => HtmlTable.Row(
        whose,
        where,
        Tag("td.number", Say.Count(part.Calibration.Samples)),
        Tag("td.number", Say.Fraction(part.Calibration.Accuracy)),
        Tag("td.number.strong", Say.Fraction(part.Calibration.ExpectedError)),
        Tag("td.number", part.Calibration.Samples == 0 ? "–" : Say.Interval(part.Interval)));
}
