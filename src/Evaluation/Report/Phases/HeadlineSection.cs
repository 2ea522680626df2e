using System.Xml.Linq;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Summaries;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>The main figures, each with its interval and what it rests on.</summary>
internal static class HeadlineSection
{
    private const double Hundred = 100;

    /// <summary>The figures that whoever reads only four should read.</summary>
    internal static IReadOnlyList<(string Family, string Key, string Title)> First { get; } =
    [
        (FigureKeys.Strict, "accuracy_mean", "Accuracy, strict"),
        (FigureKeys.Strict, "f1_mean_over_phases", "Macro F1, strict"),
        (FigureKeys.PhaseSegments, "F1@50", "Segmental F1@50, idle dropped"),
        (FigureKeys.PhaseSegments, "edit_mean_over_videos_where_defined", "Edit score, idle dropped"),
    ];

    public static Section Of(PhaseResults results) => new(
        "figures",
        "Main figures",
        Tag("div.tiles", First.Select(figure => Tile(results, figure.Family, figure.Key, figure.Title))),
        Tag("p.note", Say.Bootstrap(results.Videos.Count, "case", "cases", results.Options.Seed)),
        HtmlTable.Of(
            "Main figures",
            ["Figure", "Value", "95 % interval", "0 to 100 %", "Rests on"],
            FigureFamily.Phases.SelectMany(family => Rows(results, family))),
        HeldOut(results));

    /// <summary>A figure in its unit, with its interval below it.</summary>
    internal static XElement Cell(PhaseResults results, string familyKey, string key)
    {
        var family = FigureFamily.Phases.Single(family => family.Key == familyKey);
        var figure = results.Headline.Single(figure => figure.Family == familyKey && figure.Key == key);
        return Tag(
            "td.number",
            family.Text(figure.Value),
            Tag("small.below", Interval(family, figure.Interval, results.Videos.Count)));
    }

    private static XElement Tile(PhaseResults results, string familyKey, string key, string title)
    {
        var family = FigureFamily.Phases.Single(family => family.Key == familyKey);
        var figure = results.Headline.Single(figure => figure.Family == familyKey && figure.Key == key);
        return Tag(
            "div.tile",
            Tag("p.tile-name", title),
            Tag("p.tile-value", family.Text(figure.Value)),
            Tag("p.tile-range", Interval(family, figure.Interval, results.Videos.Count)),
            Tag("p.tile-base", Base(results, figure)));
    }

    private static IEnumerable<XElement> Rows(PhaseResults results, FigureFamily family) => results.Headline
        .Where(figure => figure.Family == family.Key)
        .Select(figure => HtmlTable.Row(
            Title(figure.Name),
            Tag("td.number.strong", family.Text(figure.Value)),
            Tag("td.number", Interval(family, figure.Interval, results.Videos.Count)),
            IntervalMark.Of(Share(family, figure.Value), Share(family, figure.Interval)),
            Tag("td.quiet", Base(results, figure))))
        .Prepend(Tag(
            "tr.group",
            Tag(
                "th",
                Attribute("colspan", 5),
                Attribute("scope", "colgroup"),
                family.Title,
                " ",
                Tag("code", family.Key),
                Tag("span.quiet", $" {family.Note}"))));

    private static string Title(string name)
    {
        var figure = name.Split(',')[0];
        return (char.ToUpperInvariant(figure[0]) + figure[1..])
            .Replace(" jaccard", " Jaccard", StringComparison.Ordinal)
            .Replace(" f1", " F1", StringComparison.Ordinal);
    }

    private static string Interval(FigureFamily family, Confidence interval, int cases) => double.IsNaN(interval.Low)
        ? cases < 2 ? "needs two cases" : "cannot be said"
        : $"{family.Text(interval.Low).Replace(" %", "", StringComparison.Ordinal)} to {family.Text(interval.High)}";

    private static double Share(FigureFamily family, double value) => family.IsPercent ? value / Hundred : value;

    private static Confidence Share(FigureFamily family, Confidence interval) =>
        new(Share(family, interval.Low), Share(family, interval.High));

    /// <summary>How many cases, samples or segments a figure rests on, and how many say nothing.</summary>
    private static string Base(PhaseResults results, PhaseHeadline figure)
    {
        var dropsIdle = figure.Family == FigureKeys.PhaseSegments;
        var segments = results.Scores.Select(score => dropsIdle ? score.PhaseSegments : score.Segments).ToArray();
        if (figure.Key.StartsWith("edit", StringComparison.Ordinal))
        {
            var defined = segments.Count(score => !double.IsNaN(score.Edit));
            return $"{Say.Count(defined)} of {Say.Count(results.Videos.Count, "case")}";
        }

        if (figure.Key.StartsWith("F1@", StringComparison.Ordinal))
        {
            var counts = segments.Select(score => score.Overlaps[0].Counts).Aggregate((sum, one) => sum + one);
            return $"{Say.Count(counts.TruePositives + counts.FalseNegatives)} segments annotated, "
                + $"{Say.Count(counts.TruePositives + counts.FalsePositives)} predicted";
        }

        return $"{Say.Count(results.Videos.Count, "case")}, {Say.Count(results.Confusion.Samples, "sample")}, "
            + $"{Say.Count(results.UnknownSamples)} unknown";
    }

    /// <summary>
    /// The cases that the public checkpoint was not trained on, by themselves; only where there are others too.
    /// </summary>
    private static IEnumerable<XElement> HeldOut(PhaseResults results)
    {
        var trainedOn = results.Videos.Count(video => video.WasTrainedOn);
        if (trainedOn == 0)
        {
            return
            [
                Tag("p.note", "None of the cases is known to have been used to train the public cataract checkpoint."),
            ];
        }

        var warning = Tag(
            "p.warning",
            $"The public cataract checkpoint was trained on frames of {Say.Count(trainedOn)} of these "
            + $"{Say.Count(results.Videos.Count, "case")} (marked “trained on”). If that model, or one made from it, "
            + "gave these predictions, its figures on those cases say nothing about unseen ones.");
        return trainedOn == results.Videos.Count ? [warning] : [warning, Parted(results)];
    }

    private static XElement Parted(PhaseResults results) => HtmlTable.Of(
        "Cases that were and were not trained on",
        ["Cases", "Accuracy, strict", "Macro F1, strict", "Rests on"],
        results.Videos.GroupBy(video => video.WasTrainedOn)
            .OrderBy(group => group.Key)
            .Select(group =>
            {
                var summary = FrameSummary.Of([.. group.Select(video => video.Score.Strict)]);
                return HtmlTable.Row(
                    group.Key ? "trained on" : "not trained on",
                    Tag("td.number", Say.Fraction(summary.AccuracyMean)),
                    Tag("td.number", Say.Fraction(summary.F1.MeanOverPhases)),
                    Tag(
                        "td.quiet",
                        $"{Say.Count(group.Count(), "case")}, "
                        + $"{Say.Count(group.Sum(video => video.Timeline.Length), "sample")}, "
                        + $"{Say.Count(group.Sum(video => video.UnknownSamples))} unknown"));
            }));
}
