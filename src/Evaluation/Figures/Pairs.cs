namespace Surgical.Evaluation.Figures;

/// <summary>Predictions and references belong together by their place.</summary>
internal static class Pairs
{
    /// <exception cref="EvaluationException">The lists differ in length.</exception>
    public static void Require<TPrediction, TReference>(
        IReadOnlyList<TPrediction> predictions, IReadOnlyList<TReference> references)
    {
        if (predictions.Count != references.Count)
        {
            throw new EvaluationException(
                $"Expected one prediction for each of {references.Count} references, got {predictions.Count}.");
        }
    }
}
