using Surgical.DataSets.Boxes;
using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Flare.Boxes;

/// <summary>Boxes against boxes, true and false positives pooled over all pictures.</summary>
/// <param name="AtThreshold">Counts for each least overlap, ascending: 0.3 to 0.7, in FLARE25 0.5 alone.</param>
/// <param name="ByLabel">Counts at 0.3 for each label; "__unlabeled__" for boxes without.</param>
/// <param name="Samples">Pictures.</param>
/// <param name="Unparsed">
/// Replies that could not be read and count as no boxes; null in FLARE25, which reads any.
/// </param>
internal sealed record DetectionScore(
    IReadOnlyList<(double Threshold, MatchCounts Counts)> AtThreshold,
    IReadOnlyDictionary<string, MatchCounts> ByLabel,
    int Samples,
    int? Unparsed)
{
    private const double Primary25 = 0.5;
    private const double LabelThreshold = 0.3;
    private const string NoLabel = "__unlabeled__";

    private static readonly double[] Thresholds = [0.3, 0.4, 0.5, 0.6, 0.7];

    /// <summary>Counts at one of the thresholds.</summary>
    public MatchCounts At(double threshold) => AtThreshold.Single(entry => entry.Threshold == threshold).Counts;

    /// <summary>Mean of a figure over the thresholds.</summary>
    public double Mean(Func<MatchCounts, double> figure) =>
        Averages.Mean([.. AtThreshold.Select(entry => figure(entry.Counts))]);

    /// <summary>FLARE25: one threshold, 0.5, and the overlap must be larger. Primary: F1.</summary>
    public static DetectionScore Of2025(
        IReadOnlyList<IReadOnlyList<Box>> predictions, IReadOnlyList<IReadOnlyList<Box>> references)
    {
        Pairs.Require(predictions, references);
        return Sum([Primary25], [.. predictions.Zip(references, Picture2025)]);
    }

    /// <summary>FLARE26, detection and instance detection alike. Primary: F1 at 0.5.</summary>
    /// <param name="predictions">Parsed boxes; null where they could not be read.</param>
    /// <param name="references">Right boxes, in the same order.</param>
    public static DetectionScore Of2026(
        IReadOnlyList<IReadOnlyList<Box>?> predictions, IReadOnlyList<IReadOnlyList<Box>> references)
    {
        Pairs.Require(predictions, references);
        return Sum(Thresholds, [.. predictions.Zip(references, Picture2026)]);
    }

    /// <summary>Over all pictures of some scores; at least one, all of one year.</summary>
    public static DetectionScore Sum(IReadOnlyList<DetectionScore> parts) =>
        Sum(parts[0].AtThreshold.Select(entry => entry.Threshold), parts);

    private static DetectionScore Sum(IEnumerable<double> thresholds, IReadOnlyList<DetectionScore> parts) => new(
        [
            .. thresholds.Select((threshold, place) => (threshold, parts
                .Aggregate(MatchCounts.None, (sum, part) => sum + part.AtThreshold[place].Counts))),
        ],
        parts.SelectMany(part => part.ByLabel)
            .AggregateBy(label => label.Key, MatchCounts.None, (sum, label) => sum + label.Value)
            .ToDictionary(),
        parts.Sum(part => part.Samples),
        parts.Any(part => part.Unparsed is null) ? null : parts.Sum(part => part.Unparsed));

    private static DetectionScore Picture2025(IReadOnlyList<Box> predicted, IReadOnlyList<Box> right) => new(
        [(Primary25, BoxMatching.InOrder(predicted, right, Primary25, inclusive: false))],
        new Dictionary<string, MatchCounts>(),
        Samples: 1,
        Unparsed: null);

    private static DetectionScore Picture2026(IReadOnlyList<Box>? predicted, IReadOnlyList<Box> right) => new(
        [.. Thresholds.Select(threshold => (threshold, BoxMatching.BestFirst(predicted ?? [], right, threshold)))],
        (predicted ?? []).Concat(right)
            .Select(Label)
            .Distinct()
            .ToDictionary(label => label, label => BoxMatching.BestFirst(
                [.. (predicted ?? []).Where(box => Label(box) == label)],
                [.. right.Where(box => Label(box) == label)],
                LabelThreshold)),
        Samples: 1,
        Unparsed: predicted is null ? 1 : 0);

    private static string Label(Box box) => box.Label ?? NoLabel;
}
