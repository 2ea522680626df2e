namespace Surgical.Models.Checks;

/// <summary>How a model did on one reference case.</summary>
/// <param name="Name">Of the case.</param>
/// <param name="Logits">Greatest difference over the greatest absolute reference logit, all prompt positions.</param>
/// <param name="Cosine">Least cosine similarity of a position's logits, at most 1.</param>
/// <param name="Features">Like <paramref name="Logits"/>, of the image features; 0 without pictures, null without a
/// reference.</param>
/// <param name="Cache">Like <paramref name="Logits"/>, with the tail of the prompt read token by token.</param>
/// <param name="Greedy">Leading tokens of the continuation that are the reference's.</param>
/// <param name="GreedyDecided">Leading tokens that must be the reference's: what comes after a choice closer than
/// rounding may be other words.</param>
/// <param name="GreedyExpected">Tokens of the reference's continuation.</param>
/// <param name="Tolerance">What is allowed in the model's format.</param>
public sealed record SampleResult(
    string Name,
    double Logits,
    double Cosine,
    double? Features,
    double Cache,
    int Greedy,
    int GreedyDecided,
    int GreedyExpected,
    Tolerance Tolerance)
{
    /// <summary>Whether the model computes what the reference computed, but for the rounding of its format.</summary>
    public bool Passed =>
        Logits <= Tolerance.Logits
        && Cosine >= Tolerance.Cosine
        && (Features ?? 0) <= Tolerance.Features
        && Cache <= Tolerance.Logits
        && (Greedy >= GreedyDecided || !Tolerance.Greedy);
}
