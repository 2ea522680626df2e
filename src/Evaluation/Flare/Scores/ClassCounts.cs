using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Flare.Scores;

/// <summary>How often each class was right, predicted and the reference.</summary>
internal sealed class ClassCounts
{
    private readonly Dictionary<string, int> _support = [];
    private readonly Dictionary<string, int> _predicted = [];
    private readonly Dictionary<string, int> _right = [];
    private readonly int _samples;

    public ClassCounts(IEnumerable<string> predictions, IEnumerable<string> references)
    {
        foreach (var (prediction, reference) in predictions.Zip(references))
        {
            Count(_support, reference, 1);
            Count(_predicted, prediction, 1);
            Count(_right, reference, prediction == reference ? 1 : 0);
            _samples++;
        }
    }

    public IReadOnlyDictionary<string, int> Support => _support;

    /// <summary>Classes among references and predictions.</summary>
    public int Classes => _support.Keys.Union(_predicted.Keys).Count();

    public double Accuracy => (double)_right.Values.Sum() / _samples;

    public double BalancedAccuracy =>
        Averages.Mean([.. _support.Select(entry => (double)_right[entry.Key] / entry.Value)]);

    /// <summary>A class that is only predicted has no support and therefore no weight.</summary>
    public double WeightedF1 => _support.Sum(entry =>
        entry.Value * 2.0 * _right[entry.Key] / (entry.Value + _predicted.GetValueOrDefault(entry.Key))) / _samples;

    private static void Count(Dictionary<string, int> counts, string label, int by) =>
        counts[label] = counts.GetValueOrDefault(label) + by;
}
