using Surgical.DataSets.Boxes;
using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Flare.Boxes;

/// <summary>FLARE25's instance detection: boxes count only under the right identity. Pooled over pictures.</summary>
/// <param name="AtThreshold">
/// Counts for each overlap that must be exceeded, 0.3 to 0.7; empty without samples. Primary: F1 at 0.3.
/// </param>
/// <param name="ByIdentity">Counts of each identity at 0.3.</param>
/// <param name="Samples">Pictures.</param>
internal sealed record InstanceScore(
    IReadOnlyList<(double Threshold, MatchCounts Counts)> AtThreshold,
    IReadOnlyDictionary<string, MatchCounts> ByIdentity,
    int Samples)
{
    /// <summary>The slip that <see cref="ByIdentity"/> carries.</summary>
    public const string Note =
        "FLARE25 counts an overlap of exactly 0.3 as a hit in the figures of single identities, "
        + "not in the pooled ones.";

    private const double IdentityThreshold = 0.3;

    private static readonly double[] Thresholds = [0.3, 0.4, 0.5, 0.6, 0.7];

    /// <summary>Counts at one of the thresholds; none without samples.</summary>
    public MatchCounts At(double threshold) =>
        AtThreshold.FirstOrDefault(entry => entry.Threshold == threshold).Counts ?? MatchCounts.None;

    /// <summary>Mean of a figure over the thresholds; 0 without samples.</summary>
    public double Mean(Func<MatchCounts, double> figure) =>
        AtThreshold.Count == 0 ? 0 : Averages.Mean([.. AtThreshold.Select(entry => figure(entry.Counts))]);

    /// <param name="predictions">
    /// Boxes by identity, as <see cref="BoxAnswer25.ParseInstances"/> gives them, or null.
    /// </param>
    /// <param name="references">Right boxes, in the same order.</param>
    public static InstanceScore Of(IReadOnlyList<InstanceBoxes?> predictions, IReadOnlyList<InstanceBoxes?> references)
    {
        Pairs.Require(predictions, references);
        return Sum([.. predictions.Zip(references, Picture)]);
    }

    /// <summary>Over all pictures of some scores.</summary>
    public static InstanceScore Sum(IReadOnlyList<InstanceScore> parts) => new(
        parts.Count == 0
            ? []
            :
            [
                .. Thresholds.Select((threshold, place) => (threshold, parts
                    .Aggregate(MatchCounts.None, (sum, part) => sum + part.AtThreshold[place].Counts))),
            ],
        parts.SelectMany(part => part.ByIdentity)
            .AggregateBy(identity => identity.Key, MatchCounts.None, (sum, identity) => sum + identity.Value)
            .ToDictionary(),
        parts.Sum(part => part.Samples));

    private static InstanceScore Picture(InstanceBoxes? predicted, InstanceBoxes? right)
    {
        var identities = Identities(predicted ?? InstanceBoxes.None, right ?? InstanceBoxes.None).ToArray();
        return new(
            [.. Thresholds.Select(threshold => (threshold, Pool(identities, threshold)))],
            predicted is null || right is null
                ? new Dictionary<string, MatchCounts>()
                : identities.ToDictionary(boxes => boxes.Identity, AtIdentity),
            Samples: 1);
    }

    private static MatchCounts Pool(IEnumerable<IdentityBoxes> identities, double threshold) => identities
        .Select(boxes => BoxMatching.InOrder(boxes.Predicted, boxes.Right, threshold, inclusive: false))
        .Aggregate(MatchCounts.None, (sum, one) => sum + one);

    private static MatchCounts AtIdentity(IdentityBoxes boxes) =>
        BoxMatching.InOrder(boxes.Predicted, boxes.Right, IdentityThreshold, inclusive: true);

    private static IEnumerable<IdentityBoxes> Identities(InstanceBoxes predicted, InstanceBoxes right) =>
        predicted.ByIdentity.Keys.Union(right.ByIdentity.Keys).Select(identity =>
            new IdentityBoxes(identity, predicted.Of(identity), right.Of(identity)));

    private sealed record IdentityBoxes(string Identity, IReadOnlyList<Box> Predicted, IReadOnlyList<Box> Right);
}
