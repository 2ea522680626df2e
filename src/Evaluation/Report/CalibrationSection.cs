using System.Xml.Linq;
using Surgical.Evaluation.Phases;
using static Surgical.Evaluation.Report.Html;

namespace Surgical.Evaluation.Report;

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
                Tag("p", "The predictions are phases alone and carry no confidences, so that this cannot be said. The folders that ",
                    Tag("code", "surgical analyze"),
                    " writes have them."))
            : new(
                "calibration",
                Title,
                Tag(
                    "p",
                    $"Key frames of the {Say.Count(analysed, "analysis", "analyses")} whose moment is annotated. Bars and dots: of the "
                    + "answers with about that confidence, how many were right; the dashed line is where both agree. Below: how many "
                    + "answers that are. ECE is the mean gap between both (Guo et al., ICML 2017; ten bins). Key frames of one case "
                    + "are alike, so that the intervals are drawn over cases."),
                Tag(
                    "div.plots",
                    Plotted(results, "What the tracker believed", frame => (frame.Frame.Confidence, frame.TrackerIsRight)),
                    Plotted(results, "What the model voted", frame => (frame.Frame.VoteConfidence, frame.VoteIsRight))));
    }

    private static XElement Plotted(
        PhaseResults results, string name, Func<JudgedFrame, (double? Confidence, bool? IsRight)> read)
    {
        (double Confidence, bool IsRight)[][] cases =
        [
            .. results.Videos.Select(video => video.Frames.Select(read)
                .Where(answer => answer is { Confidence: not null, IsRight: not null })
                .Select(answer => (answer.Confidence!.Value, answer.IsRight!.Value))
                .ToArray()),
        ];
        var frames = results.Videos.Sum(video => video.Frames.Count);
        var calibration = Calibration.Of([.. cases.SelectMany(answers => answers)]);
        return CalibrationFigure.Of(name, calibration, Interval(cases, results.Options.Seed), "key frame", frames);
    }

    private static Confidence Interval((double Confidence, bool IsRight)[][] cases, int seed) => Confidence.Of(
        [.. cases.Where(answers => answers.Length > 0)],
        drawn => [Calibration.Of([.. drawn.SelectMany(answers => answers)]).ExpectedError],
        seed)[0];
}
