using System.Xml.Linq;
using Surgical.Analyzer.Phases;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Phases.Summaries;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>Every phase by itself.</summary>
internal static class PhaseTableSection
{
    public static Section Of(PhaseResults results)
    {
        FrameScore[] videos = [.. results.Scores.Select(score => score.Strict)];
        var strict = FrameSummary.Of(videos);
        return new(
            "phases",
            "By phase",
            Tag(
                "p",
                "Strict figures (", Tag("code", FigureKeys.Strict),
                "): means over the cases whose annotation has the phase. "
                + "Duration error: predicted less annotated time in a case, with its sign and without."),
            HtmlTable.Of(
                "Figures by phase",
                [
                    "Phase", "Cases", "Samples annotated", "Samples predicted", "Precision", "Recall", "Jaccard", "F1",
                    "Duration error, s", "without sign, s",
                ],
                PhaseNames.Phases.Select(phase => Row(
                    (int)phase, videos, strict,
                    DurationError.Of(videos, (int)phase, results.Options.FramesPerSecond)))));
    }

    private static XElement Row(int label, FrameScore[] videos, FrameSummary strict, DurationError duration) =>
        HtmlTable.Row(
            PhaseSwatch.Of(label),
            Tag("td.number", Say.Count(duration.Videos)),
            Tag("td.number", Say.Count(videos.Sum(video => video.Support[label]))),
            Tag("td.number", Say.Count(videos.Sum(video => video.Predicted[label]))),
            Tag("td.number", Say.Fraction(strict.Precision.PerPhase[label])),
            Tag("td.number", Say.Fraction(strict.Recall.PerPhase[label])),
            Tag("td.number", Say.Fraction(strict.Jaccard.PerPhase[label])),
            Bar(strict.F1.PerPhase[label]),
            Tag("td.number", Say.Seconds(duration.Mean, signed: true)),
            Tag("td.number", Say.Seconds(duration.MeanAbsolute)));

    private static XElement Bar(double share) => Tag(
        "td.number.bar",
        Attribute("style", $"--share:{Number(double.IsNaN(share) ? 0 : share)}"),
        Say.Fraction(share));
}
