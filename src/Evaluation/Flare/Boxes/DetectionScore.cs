namespace Surgical.Evaluation.Flare.Boxes;

/// <summary>Boxes against boxes, true and false positives pooled over all pictures.</summary>
/// <param name="AtThreshold">Counts for each least overlap, ascending: 0.3 to 0.7, in FLARE25 0.5 alone.</param>
/// <param name="ByLabel">Counts at 0.3 for each label; "__unlabeled__" for boxes without.</param>
/// <param name="Samples">Pictures.</param>
/// <param name="Unparsed">Replies that could not be read; they count as no boxes.</param>
internal sealed record DetectionScore(
    IReadOnlyList<(double Threshold, MatchCounts Counts)> AtThreshold,
    IReadOnlyDictionary<string, MatchCounts> ByLabel,
    int Samples,
    int Unparsed)
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
        var counts = predictions
            .Zip(references, (predicted, right) => BoxMatching.InOrder(predicted, right, Primary25, inclusive: false))
            .Aggregate(MatchCounts.None, (sum, one) => sum + one);
        return new([(Primary25, counts)], new Dictionary<string, MatchCounts>(), references.Count, Unparsed: 0);
    }

    /// <summary>FLARE26, detection and instance detection alike. Primary: F1 at 0.5.</summary>
    /// <param name="predictions">Parsed boxes; null where they could not be read.</param>
    /// <param name="references">Right boxes, in the same order.</param>
    public static DetectionScore Of2026(
        IReadOnlyList<IReadOnlyList<Box>?> predictions, IReadOnlyList<IReadOnlyList<Box>> references)
    {
        Pairs.Require(predictions, references);
        var pictures = predictions.Zip(references, (predicted, right) => (Predicted: predicted ?? [], Right: right)).ToArray();
        return new(
            [
                .. Thresholds.Select(threshold => (threshold, pictures
                    .Select(picture => BoxMatching.BestFirst(picture.Predicted, picture.Right, threshold))
                    .Aggregate(MatchCounts.None, (sum, one) => sum + one))),
            ],
            pictures.SelectMany(picture => CountLabels(picture.Predicted, picture.Right))
                .AggregateBy(label => label.Label, MatchCounts.None, (sum, label) => sum + label.Counts)
                .ToDictionary(),
            references.Count,
            predictions.Count(predicted => predicted is null));
    }

    private static IEnumerable<(string Label, MatchCounts Counts)> CountLabels(
        IReadOnlyList<Box> predicted, IReadOnlyList<Box> right) =>
        from label in predicted.Concat(right).Select(Label).Distinct()
        select (label, BoxMatching.BestFirst(
            [.. predicted.Where(box => Label(box) == label)],
            [.. right.Where(box => Label(box) == label)],
            LabelThreshold));

    private static string Label(Box box) => box.Label ?? NoLabel;
}
