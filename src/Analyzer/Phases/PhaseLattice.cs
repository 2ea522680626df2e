namespace Surgical.Analyzer.Phases;

/// <summary>The key frames of a recording with the chain's transitions between them.</summary>
internal sealed class PhaseLattice(PhaseObservation[] seen, double pace)
{
    private readonly double[][] _steps = Steps(seen, pace);

    /// <summary>Viterbi: the state at each key frame on the most probable way through all of them.</summary>
    public int[] MostProbableStates()
    {
        var weights = PhaseBelief.Weighed(PhaseChain.Beginning(), seen[0]);
        var origins = new int[seen.Length][];
        for (var index = 1; index < seen.Length; index++)
        {
            var (before, step) = (weights, _steps[index]);
            origins[index] = [.. Enumerable.Range(0, PhaseChain.States).Select(to => BestOrigin(before, step, to))];
            var reached = origins[index].Select((from, to) => before[from] * step[(from * PhaseChain.States) + to]);
            weights = PhaseBelief.Weighed([.. reached], seen[index]);
        }

        var states = new int[seen.Length];
        states[^1] = Array.IndexOf(weights, weights.Max());
        for (var index = seen.Length - 1; index > 0; index--)
        {
            states[index - 1] = origins[index][states[index]];
        }

        return states;
    }

    /// <summary>Probabilities of the states at each key frame, given all votes before and after it.</summary>
    public double[][] Smoothed()
    {
        var beliefs = new double[seen.Length][];
        beliefs[0] = PhaseBelief.Weighed(PhaseChain.Beginning(), seen[0]);
        for (var index = 1; index < seen.Length; index++)
        {
            beliefs[index] = PhaseBelief.Weighed(PhaseBelief.After(beliefs[index - 1], _steps[index]), seen[index]);
        }

        var explained = Enumerable.Repeat(1.0, PhaseChain.States).ToArray();
        for (var index = seen.Length - 1; index > 0; index--)
        {
            explained = PhaseBelief.Before(PhaseBelief.Weighed(explained, seen[index]), _steps[index]);
            beliefs[index - 1] = PhaseBelief.Joined(beliefs[index - 1], explained);
        }

        return beliefs;
    }

    private static int BestOrigin(double[] weights, double[] step, int to)
    {
        var best = 0;
        for (var from = 1; from < PhaseChain.States; from++)
        {
            if (weights[from] * step[(from * PhaseChain.States) + to]
                > weights[best] * step[(best * PhaseChain.States) + to])
            {
                best = from;
            }
        }

        return best;
    }

    /// <summary>Transitions into each key frame; equal distances share them.</summary>
    private static double[][] Steps(PhaseObservation[] seen, double pace)
    {
        var known = new Dictionary<TimeSpan, double[]>();
        return [.. seen.Select((observation, index) => Step(observation.At - seen[Math.Max(0, index - 1)].At))];

        double[] Step(TimeSpan elapsed) =>
            known.TryGetValue(elapsed, out var step) ? step : known[elapsed] = PhaseChain.Transitions(elapsed, pace);
    }
}
