namespace Surgical.Analyzer.Checks;

/// <summary>How a model did on one reference case.</summary>
/// <param name="Name">Of the case.</param>
/// <param name="Logits">Greatest difference over the greatest absolute reference logit, all prompt positions.</param>
/// <param name="Cosine">Least cosine similarity of a position's logits, at most 1.</param>
/// <param name="Features">Like <paramref name="Logits"/>, of the image features; 0 without pictures, null without a
/// reference.</param>
/// <param name="Cache">Like <paramref name="Logits"/>, with the tail of the prompt read token by token.</param>
/// <param name="Greedy">Leading tokens of the continuation that are the reference's.</param>
/// <param name="GreedyExpected">Tokens of the reference's continuation.</param>
public sealed record CaseResult(
    string Name, double Logits, double Cosine, double? Features, double Cache, int Greedy, int GreedyExpected)
{
    private const double Tolerance = 2e-4;
    private const double LeastCosine = 0.99999;

    /// <summary>Whether the model computes what the reference computed, but for the rounding of float32.</summary>
    public bool Passed =>
        Logits <= Tolerance
        && Cosine >= LeastCosine
        && Features is null or <= Tolerance
        && Cache <= Tolerance
        && Greedy == GreedyExpected;
}
