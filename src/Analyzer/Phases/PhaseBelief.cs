namespace Surgical.Analyzer.Phases;

/// <summary>Arithmetic on probabilities of the chain's states; every result sums to 1.</summary>
internal static class PhaseBelief
{
    /// <summary>The belief carried forward by one step's transitions.</summary>
    public static double[] After(double[] belief, double[] transitions)
    {
        var after = new double[PhaseChain.States];
        for (var from = 0; from < after.Length; from++)
        {
            for (var to = 0; to < after.Length; to++)
            {
                after[to] += belief[from] * transitions[(from * after.Length) + to];
            }
        }

        return Normalised(after);
    }

    /// <summary>How well each state explains what follows, carried back by one step's transitions.</summary>
    public static double[] Before(double[] explained, double[] transitions)
    {
        var before = new double[PhaseChain.States];
        for (var from = 0; from < before.Length; from++)
        {
            for (var to = 0; to < before.Length; to++)
            {
                before[from] += transitions[(from * before.Length) + to] * explained[to];
            }
        }

        return Normalised(before);
    }

    /// <summary>The belief once a vote is known; an abstention changes nothing.</summary>
    public static double[] Weighed(double[] belief, PhaseObservation observation) =>
        Normalised(
        [
            .. belief.Select((value, state) =>
                value * PhaseEvidence.Likelihood(observation, PhaseChain.PhaseOf(state))),
        ]);

    /// <summary>Both beliefs together, state by state.</summary>
    public static double[] Joined(double[] forward, double[] backward) =>
        Normalised([.. forward.Zip(backward, (ahead, behind) => ahead * behind)]);

    /// <summary>Sum over the states of a phase.</summary>
    public static double Probability(double[] belief, SurgicalPhase phase)
    {
        var probability = 0.0;
        for (var state = 0; state < belief.Length; state++)
        {
            probability += PhaseChain.PhaseOf(state) == phase ? belief[state] : 0;
        }

        return probability;
    }

    private static double[] Normalised(double[] weights)
    {
        var sum = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / sum);
    }
}
