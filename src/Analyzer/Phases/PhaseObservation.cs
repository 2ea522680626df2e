namespace Surgical.Analyzer.Phases;

/// <summary>What one key frame says about the phase.</summary>
/// <param name="At">From the start of the video.</param>
/// <param name="Vote">Null for an abstention: unread, gated, or no phase named.</param>
/// <param name="VoteConfidence">
/// The model's probability of the words that name the phase, 0 to 1; null where unknown.
/// </param>
public sealed record PhaseObservation(TimeSpan At, SurgicalPhase? Vote, double? VoteConfidence)
{
    /// <summary>The vote with the weights of all phases; null where only one phase was named.</summary>
    public PhaseShares? Shares { get; private init; }

    /// <summary>A vote for several phases at once; the greatest share names the phase.</summary>
    public static PhaseObservation Of(TimeSpan at, PhaseShares shares) =>
        new(at, shares.Greatest, shares.Of(shares.Greatest)) { Shares = shares };
}
