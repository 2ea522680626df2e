using System.Xml.Linq;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases.Worst;

/// <summary>Where it went wrong, to look at.</summary>
internal static class WorstSection
{
    private const int LongestQuote = 220;

    public static Section Of(WorstCases worst) => new(
        "worst",
        "Worst cases",
        worst.All.Count == 0
            ? Tag("p", "Every case is predicted without a mistake.")
            : Tag(
                "p",
                $"The cases of lowest accuracy, {WorstCases.Most} at most. Of an analysis: the wrong key frames that "
                + "the tracker was surest of, each mistake once. Of phases alone: "
                + "the middles of the longest wrong stretches."),
        worst.All.Select(Of));

    private static XElement Of(WorstCase worst) => Tag(
        "div.case",
        Tag("h3", worst.Video.Id, " ", TrainedOnMark.Of(worst.Video.WasTrainedOn)),
        Tag(
            "p.quiet",
            $"Accuracy {Say.Fraction(worst.Video.Score.Strict.Accuracy)} over "
            + $"{Say.Count(worst.Video.Timeline.Length, "sample")}. {worst.VideoWords}"),
        worst.Moments.Count == 0
            ? Tag(
                "p.quiet",
                "The tracker named the annotated phase at every key frame; only the path made of them differs.")
            : Tag("ul.moments", worst.Moments.Select(Moment)));

    private static XElement Moment(PicturedFrame moment)
    {
        var frame = moment.Frame;
        return Tag(
            "li",
            Picture(moment),
            Tag(
                "dl",
                Tag("dt", "at"),
                Tag("dd", Say.Clock(frame.Seconds)),
                Tag("dt", "annotated"),
                Tag("dd", PhaseSwatch.Of(frame.Truth)),
                Tag("dt", "predicted"),
                Tag("dd", PhaseSwatch.Of(frame.Said)),
                Tag("dt", "confidence"),
                Tag("dd", frame.Confidence is { } confidence ? Say.Fraction(confidence) : "not known")),
            frame.Answer is { } answer ? Tag("blockquote", "The model wrote: ", Shortened(answer)) : null);
    }

    private static XElement? Picture(PicturedFrame moment) => moment.Jpeg is { } jpeg
        ? Tag(
            "img",
            Attribute("src", $"data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}"),
            Attribute("alt", $"The video at {Say.Clock(moment.Frame.Seconds)}"))
        : null;

    private static string Shortened(string answer) =>
        answer.Length <= LongestQuote ? answer : string.Concat(answer.AsSpan(0, LongestQuote).TrimEnd(), "…");
}
