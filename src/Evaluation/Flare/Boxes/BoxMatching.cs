using Surgical.DataSets.Boxes;
using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Flare.Boxes;

/// <summary>Which predicted boxes hit which references, one to one, in one picture.</summary>
internal static class BoxMatching
{
    /// <summary>
    /// FLARE25: predictions in their order, each takes the free reference that it overlaps most, the first on a tie.
    /// The threshold itself is a hit only where <paramref name="inclusive"/>.
    /// </summary>
    public static MatchCounts InOrder(
        IReadOnlyList<Box> predictions, IReadOnlyList<Box> references, double threshold, bool inclusive)
    {
        var taken = new bool[references.Count];
        var hits = 0;
        foreach (var prediction in predictions)
        {
            var (overlap, best) = Best(prediction, references, taken);
            if (overlap > threshold || (inclusive && overlap >= threshold))
            {
                taken[best] = true;
                hits++;
            }
        }

        return new(hits, predictions.Count - hits, references.Count - hits);
    }

    /// <summary>
    /// FLARE26: pairs from the largest overlap down, the later reference and prediction first on a tie; labels must
    /// agree where both boxes have one; the threshold itself is a hit.
    /// </summary>
    public static MatchCounts BestFirst(IReadOnlyList<Box> predictions, IReadOnlyList<Box> references, double threshold)
    {
        var candidates =
            from reference in Enumerable.Range(0, references.Count)
            from prediction in Enumerable.Range(0, predictions.Count)
            where MayMatch(references[reference].Label, predictions[prediction].Label)
            let overlap = references[reference].Overlap(predictions[prediction])
            where overlap >= threshold
            orderby overlap descending, reference descending, prediction descending
            select (reference, prediction);
        var taken = new bool[references.Count];
        var used = new bool[predictions.Count];
        var hits = 0;
        foreach (var (reference, prediction) in candidates)
        {
            if (!taken[reference] && !used[prediction])
            {
                taken[reference] = used[prediction] = true;
                hits++;
            }
        }

        return new(hits, predictions.Count - hits, references.Count - hits);
    }

    private static (double Overlap, int Place) Best(in Box prediction, IReadOnlyList<Box> references, bool[] taken)
    {
        var best = (Overlap: 0.0, Place: -1);
        for (var place = 0; place < references.Count; place++)
        {
            var overlap = taken[place] ? 0 : prediction.Overlap(references[place]);
            best = overlap > best.Overlap ? (overlap, place) : best;
        }

        return best;
    }

    private static bool MayMatch(string? one, string? other) => one is null || other is null || one == other;
}
