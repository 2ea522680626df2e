using System.Xml.Linq;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>What happened above what was said, for every case.</summary>
internal static class TimelineSection
{
    public static Section Of(PhaseResults results) => new(
        "timelines",
        "Timelines",
        Tag("p", "Annotated above predicted; the red line below marks where they differ. Lowest accuracy first."),
        Tag("ul.legend", PhaseLook.All.Select(phase => Tag("li", PhaseSwatch.Of(phase.Label)))),
        results.Videos.OrderBy(video => video.Score.Strict.Accuracy)
            .Select(video => Of(video, results.Options.FramesPerSecond)));

    private static XElement Of(VideoResult video, double framesPerSecond) => Tag(
        "figure.case",
        Tag(
            "figcaption",
            Tag("h3", video.Id, " ", TrainedOnMark.Of(video.WasTrainedOn)),
            Tag(
                "span.quiet",
                $"accuracy {Say.Fraction(video.Score.Strict.Accuracy)} strict, "
                + $"{Say.Fraction(video.Score.Relaxed.Accuracy)} relaxed · macro F1 "
                + $"{Say.Fraction(Averages.MeanOfDefined(video.Score.Strict.F1))} · edit "
                + $"{Say.Percent(video.Score.PhaseSegments.Edit)} % · {Say.Count(video.Timeline.Length, "sample")}, "
                + $"{Say.Count(video.UnknownSamples)} unknown")),
        Lanes(video, framesPerSecond),
        Tag("details", Tag("summary", $"{video.Id} as a table"), Table(video, framesPerSecond)));

    private static XElement Lanes(VideoResult video, double framesPerSecond)
    {
        var timeline = video.Timeline;
        var differs = timeline.Truth.Zip(timeline.Predicted, (truth, said) => truth == said ? 0 : 1).ToArray();
        return Tag(
            "div.lanes",
            Tag("span", "annotated"),
            Lane(PhaseSegment.Of(timeline.Truth), timeline.Length, framesPerSecond),
            Tag("span", "predicted"),
            Lane(PhaseSegment.Of(timeline.Predicted), timeline.Length, framesPerSecond),
            Tag("span"),
            Tag(
                "div.lane.wrong",
                Attribute("aria-hidden", "true"),
                PhaseSegment.Of(differs).Where(run => run.Label == 1)
                    .Select(run => Tag("i", Place(run, timeline.Length)))),
            Tag("span"),
            Axis(timeline.Length / framesPerSecond));
    }

    private static XElement Lane(IReadOnlyList<PhaseSegment> runs, int samples, double framesPerSecond) => Tag(
        "div.lane",
        Attribute("role", "img"),
        Attribute("aria-label", string.Join(", ", runs.Select(run => Words(run, framesPerSecond)))),
        runs.Select(run => Tag(
            $"i.p-{PhaseLook.Id(run.Label)}",
            Place(run, samples),
            Attribute("title", Words(run, framesPerSecond)),
            Tag("b", PhaseLook.Of(run.Label).Short))));

    private static string Words(PhaseSegment run, double framesPerSecond) =>
        $"{PhaseLook.Of(run.Label).Name} {Say.Clock(run.Start / framesPerSecond)} to "
        + $"{Say.Clock(run.End / framesPerSecond)}";

    private static XAttribute Place(PhaseSegment run, int samples) => Attribute(
        "style", $"left:{Number(100.0 * run.Start / samples)}%;width:{Number(100.0 * run.Length / samples)}%");

    private static XElement Axis(double seconds)
    {
        var step = TimeStep.Of(seconds);
        return Tag(
            "div.axis",
            Attribute("aria-hidden", "true"),
            Enumerable.Range(0, (int)(seconds / step) + 1).Select(tick => Tag(
                "span", Attribute("style", $"left:{Number(100 * tick * step / seconds)}%"), Say.Clock(tick * step))));
    }

    /// <summary>Stretches in which neither side changes.</summary>
    private static XElement Table(VideoResult video, double framesPerSecond)
    {
        var (timeline, stretches) = (video.Timeline, new List<XElement>());
        for (var (start, end) = (0, 1); end <= timeline.Length; end++)
        {
            if (end < timeline.Length && IsSame(timeline, start, end))
            {
                continue;
            }

            var (truth, said) = (timeline.Truth[start], timeline.Predicted[start]);
            stretches.Add(HtmlTable.Row(
                $"{Say.Clock(start / framesPerSecond)} to {Say.Clock(end / framesPerSecond)}",
                PhaseSwatch.Of(truth),
                PhaseSwatch.Of(said),
                truth == said ? "right" : "wrong"));
            start = end;
        }

        return HtmlTable.Of($"Phases of {video.Id}", ["Time", "Annotated", "Predicted", ""], stretches);
    }

    private static bool IsSame(PhaseTimeline timeline, int one, int other) =>
        timeline.Truth[one] == timeline.Truth[other] && timeline.Predicted[one] == timeline.Predicted[other];
}
