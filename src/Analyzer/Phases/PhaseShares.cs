namespace Surgical.Analyzer.Phases;

/// <summary>How a model's belief is shared among all phases: a vote with weights. Immutable.</summary>
public sealed class PhaseShares
{
    private readonly double[] _shares;

    private PhaseShares(double[] shares) => _shares = shares;

    /// <summary>The phase with the greatest share; the earlier one in the usual order where two are equal.</summary>
    public SurgicalPhase Greatest => PhaseNames.Phases.MaxBy(Of);

    /// <summary>Makes the weights sum to 1.</summary>
    /// <param name="weights">One for each of <see cref="PhaseNames.Phases"/>, in their order.</param>
    /// <exception cref="ArgumentException">
    /// There are not as many, one is negative or no number, or all are zero.
    /// </exception>
    public static PhaseShares FromWeights(IReadOnlyList<double> weights)
    {
        var sum = weights.Sum();
        return weights.Count == PhaseNames.Phases.Count && weights.All(weight => weight >= 0) && sum > 0
            && double.IsFinite(sum)
            ? new([.. weights.Select(weight => weight / sum)])
            : throw new ArgumentException(
                $"Expected {PhaseNames.Phases.Count} weights with a sum, got {string.Join(' ', weights)}.",
                nameof(weights));
    }

    /// <summary>Reads what <see cref="ById"/> gave, to the last bit.</summary>
    /// <exception cref="ArgumentException">A phase is missing, or the shares are none.</exception>
    public static PhaseShares FromIds(IReadOnlyDictionary<string, double> shares)
    {
        // Written shares are not made to sum to 1 once more: that would change their last bits.
        const double Rounding = 1e-9;
        var known = PhaseNames.Phases.Select(phase => shares.GetValueOrDefault(PhaseNames.Id(phase), -1)).ToArray();
        return shares.Count == known.Length && known.All(share => share >= 0) && Math.Abs(known.Sum() - 1) < Rounding
            ? new(known)
            : throw new ArgumentException(
                $"Expected a share of every phase, together 1, got {string.Join(' ', shares)}.", nameof(shares));
    }

    /// <summary>A phase's share, 0 to 1.</summary>
    public double Of(SurgicalPhase phase) => _shares[(int)phase];

    /// <summary>Every phase's id with its share.</summary>
    public IReadOnlyDictionary<string, double> ById() => PhaseNames.Phases.ToDictionary(PhaseNames.Id, Of);
}
