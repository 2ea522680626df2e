using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Flare.Scores;

/// <summary>
/// Sets of labels. Means of each sample's figure, 0 to 1; NaN of no samples in FLARE26, 0 in FLARE25.
/// </summary>
/// <param name="F1">Primary: the mean of the samples' F1, which is not the F1 of the means.</param>
/// <param name="Precision">Mean precision.</param>
/// <param name="Recall">Mean recall.</param>
/// <param name="Samples">Samples given.</param>
/// <param name="ValidSamples">Samples in the means: FLARE25 skips those whose reference set is empty.</param>
/// <param name="Support">How many references hold each label.</param>
internal sealed record MultiLabelScore(
    double F1,
    double Precision,
    double Recall,
    int Samples,
    int ValidSamples,
    IReadOnlyDictionary<string, int> Support)
{
    /// <param name="predictions">Parsed label lists; a label counts once.</param>
    /// <param name="references">Right labels, in the same order.</param>
    /// <param name="mode">Whose rules.</param>
    public static MultiLabelScore Of(
        IReadOnlyList<IEnumerable<string>> predictions, IReadOnlyList<IEnumerable<string>> references, FlareMode mode)
    {
        Pairs.Require(predictions, references);
        var samples = predictions.Zip(references, (prediction, reference) => (Set(prediction), Set(reference)));
        IReadOnlyList<MatchCounts> counts =
        [
            .. from sample in samples
               where mode == FlareMode.Flare26 || sample.Item2.Count > 0
               select Compare(sample.Item1, sample.Item2),
        ];
        return new(
            Mean(counts, count => count.F1, mode),
            Mean(counts, count => count.Precision, mode),
            Mean(counts, count => count.Recall, mode),
            references.Count,
            counts.Count,
            references.SelectMany(Set).CountBy(label => label).ToDictionary());
    }

    private static HashSet<string> Set(IEnumerable<string> labels) => [.. labels.Where(label => label.Length > 0)];

    private static MatchCounts Compare(HashSet<string> prediction, HashSet<string> reference)
    {
        // Both empty is a full match and not 0/0; only FLARE26 comes here with an empty reference.
        if (prediction.Count == 0 && reference.Count == 0)
        {
            return new(1, 0, 0);
        }

        var both = prediction.Count(reference.Contains);
        return new(both, prediction.Count - both, reference.Count - both);
    }

    private static double Mean(IReadOnlyList<MatchCounts> counts, Func<MatchCounts, double> figure, FlareMode mode) =>
        counts.Count == 0 && mode == FlareMode.Flare25 ? 0 : Averages.Mean([.. counts.Select(figure)]);
}
