using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Flare.Reports;

/// <summary>
/// BLEU as FLARE25 computes it: clipped precision of each sentence, averaged over sentences, no smoothing, one
/// reference. It is neither corpus BLEU nor sacreBLEU.
/// </summary>
internal static class Bleu
{
    /// <summary>0 to 1; 0 when no sentence shares an n-gram of some length, and of no sentences.</summary>
    /// <param name="predictions">Generated texts; words are what stands between spaces.</param>
    /// <param name="references">Reference texts, in the same order.</param>
    /// <param name="longest">Longest n-gram, in words.</param>
    public static double Of(IReadOnlyList<string> predictions, IReadOnlyList<string> references, int longest = 4)
    {
        Pairs.Require(predictions, references);
        IReadOnlyList<(string[] Predicted, string[] Right)> sentences =
            [.. predictions.Zip(references, (predicted, right) => (Words(predicted), Words(right)))];
        IReadOnlyList<double> precisions =
        [
            .. Enumerable.Range(1, longest).Select(length => sentences.Count == 0
                ? 0
                : sentences.Average(sentence => Precision(sentence.Predicted, sentence.Right, length))),
        ];
        return precisions.Contains(0)
            ? 0
            : Brevity(sentences) * Math.Exp(precisions.Average(Math.Log));
    }

    private static double Brevity(IReadOnlyList<(string[] Predicted, string[] Right)> sentences)
    {
        var predicted = sentences.Sum(sentence => sentence.Predicted.Length);
        var right = sentences.Sum(sentence => sentence.Right.Length);
        return predicted > right ? 1 : predicted == 0 ? 0 : Math.Exp(1 - ((double)right / predicted));
    }

    private static double Precision(string[] predicted, string[] right, int length)
    {
        var found = Grams(predicted, length);
        var known = Grams(right, length);
        var all = found.Values.Sum();
        return all == 0 ? 0 : (double)found.Sum(gram => Math.Min(gram.Value, known.GetValueOrDefault(gram.Key))) / all;
    }

    private static Dictionary<string, int> Grams(string[] words, int length) => Enumerable
        .Range(0, Math.Max(0, words.Length - length + 1))
        .CountBy(first => string.Join(' ', words, first, length))
        .ToDictionary();

    private static string[] Words(string text) =>
        text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
