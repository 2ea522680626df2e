using System.Xml.Linq;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Phases.Summaries;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>How soon phases are noticed, what is announced without cause, and how much the display flickers.</summary>
internal static class OnsetSection
{
    public static Section Of(PhaseResults results) => new(
        "onset",
        "How soon phases are noticed, and flicker",
        Tag(
            "p",
            "A run is a stretch of one phase without a break; idle is none. An annotated run is noticed where the "
            + "prediction has its phase somewhere in it, and its delay is the time from its start to the first such "
            + "sample; else it is missed. A false start is a predicted run that meets no annotated run of its phase: a "
            + "phase was announced that was not there. (",
            Tag("code", "onset"),
            " in results.json.)"),
        HtmlTable.Of(
            "Onsets of phases",
            [
                "Prediction", "Runs annotated", "Missed", "Delay, median, s", "90 % within, s", "Longest, s",
                "Runs predicted", "False starts",
            ],
            Onsets(results)),
        Tag(
            "p",
            "Over-segmentation: predicted runs for each annotated one, averaged over the cases. At 1 the display "
            + "changed as often as the operation did; at 2 it changed twice as often, and whoever watches sees it "
            + "flicker. (",
            Tag("code", "over_segmentation_ratio"),
            ".)"),
        HtmlTable.Of(
            "Over-segmentation",
            ["Segments", "Over-segmentation ratio", "Least of a case", "Greatest of a case", "Cases"],
            [
                Flicker("idle dropped", [.. results.Scores.Select(score => score.PhaseSegments)]),
                Flicker("idle counted", [.. results.Scores.Select(score => score.Segments)]),
            ]));

    private static IEnumerable<XElement> Onsets(PhaseResults results)
    {
        yield return Onset("as the files have it, after the whole case", [.. results.Videos.Select(one => one.Onset)]);
        OnsetScore[] live = [.. results.Videos.Select(one => one.LiveOnset).OfType<OnsetScore>()];
        if (live.Length > 0)
        {
            yield return Onset("as the tracker showed it meanwhile", live);
        }
    }

    private static XElement Onset(string name, OnsetScore[] videos)
    {
        var delays = Latency.Of(videos.SelectMany(video => video.Delays));
        var missed = videos.Sum(video => video.Missed);
        return HtmlTable.Row(
            name,
            Tag("td.number", Say.Count((delays?.Count ?? 0) + missed)),
            Tag("td.number.strong", Say.Count(missed)),
            Tag("td.number.strong", Say.Seconds(delays?.Median ?? double.NaN)),
            Tag("td.number", Say.Seconds(delays?.Within90 ?? double.NaN)),
            Tag("td.number", Say.Seconds(delays?.Longest ?? double.NaN)),
            Tag("td.number", Say.Count(videos.Sum(video => video.PredictedRuns))),
            Tag("td.number.strong", Say.Count(videos.Sum(video => video.FalseStarts))));
    }

    private static XElement Flicker(string name, SegmentScore[] videos)
    {
        double[] defined =
            [.. videos.Select(video => video.OverSegmentation).Where(ratio => !double.IsNaN(ratio)).Order()];
        return HtmlTable.Row(
            name,
            Tag("td.number.strong", Say.Fraction(SegmentSummary.Of(videos).OverSegmentationMean)),
            Tag("td.number", Say.Fraction(defined.Length == 0 ? double.NaN : defined[0])),
            Tag("td.number", Say.Fraction(defined.Length == 0 ? double.NaN : defined[^1])),
            Tag("td.number", Say.Count(defined.Length)));
    }
}
