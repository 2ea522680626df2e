namespace Surgical.Analyzer.Phases;

/// <summary>The most probable course of a whole recording, in the light of everything that came later.</summary>
public static class PhasePath
{
    /// <summary>Viterbi's path over the key frames; a phase lasts until the key frame that shows another.</summary>
    /// <param name="observations">Key frames in order.</param>
    /// <param name="pace">Durations of the case against the usual ones.</param>
    /// <param name="duration">End of the last span.</param>
    /// <returns>
    /// Spans that cover [0, duration) without a gap, neighbours of different phases; unknown where the smoothed
    /// posterior is under <see cref="PhaseTracker.LeastPosterior"/> or no vote came for longer than
    /// <see cref="PhaseTracker.LongestSilence"/>.
    /// </returns>
    public static IReadOnlyList<PhaseSpan> Best(
        IReadOnlyList<PhaseObservation> observations, double pace, TimeSpan duration)
    {
        var seen = observations.TakeWhile(observation => observation.At < duration).ToArray();
        if (seen.Length == 0)
        {
            return duration > TimeSpan.Zero ? [new(null, TimeSpan.Zero, duration, 0)] : [];
        }

        var steps = Steps(seen, pace);
        var states = MostProbableStates(seen, steps);
        var beliefs = Smoothed(seen, steps);
        var silent = Silence(seen, duration);
        var spans = new List<(PhaseSpan Span, int KeyFrames)>();
        for (var index = 0; index < seen.Length; index++)
        {
            var phase = PhaseChain.PhaseOf(states[index]);
            var posterior = PhaseBelief.Probability(beliefs[index], phase);
            var known = posterior >= PhaseTracker.LeastPosterior && !silent[index];
            var end = index + 1 < seen.Length ? seen[index + 1].At : duration;
            Append(spans, new(known ? phase : null, index == 0 ? TimeSpan.Zero : seen[index].At, end, posterior));
        }

        return [.. spans.Select(entry => entry.Span)];
    }

    private static void Append(List<(PhaseSpan Span, int KeyFrames)> spans, PhaseSpan next)
    {
        if (spans.Count == 0 || spans[^1].Span.Phase != next.Phase)
        {
            spans.Add((next, 1));
            return;
        }

        var (last, keyFrames) = spans[^1];
        var confidence = ((last.Confidence * keyFrames) + next.Confidence) / (keyFrames + 1);
        spans[^1] = (last with { End = next.End, Confidence = confidence }, keyFrames + 1);
    }

    /// <summary>Transitions into each key frame; equal distances share them.</summary>
    private static double[][] Steps(PhaseObservation[] seen, double pace)
    {
        var known = new Dictionary<TimeSpan, double[]>();
        return [.. seen.Select((observation, index) => Step(observation.At - seen[Math.Max(0, index - 1)].At))];

        double[] Step(TimeSpan elapsed) =>
            known.TryGetValue(elapsed, out var step) ? step : known[elapsed] = PhaseChain.Transitions(elapsed, pace);
    }

    private static int[] MostProbableStates(PhaseObservation[] seen, double[][] steps)
    {
        var weights = PhaseBelief.Weighed(PhaseChain.Beginning(), seen[0]);
        var origins = new int[seen.Length][];
        for (var index = 1; index < seen.Length; index++)
        {
            var (before, step) = (weights, steps[index]);
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

    private static double[][] Smoothed(PhaseObservation[] seen, double[][] steps)
    {
        var beliefs = new double[seen.Length][];
        beliefs[0] = PhaseBelief.Weighed(PhaseChain.Beginning(), seen[0]);
        for (var index = 1; index < seen.Length; index++)
        {
            beliefs[index] = PhaseBelief.Weighed(PhaseBelief.After(beliefs[index - 1], steps[index]), seen[index]);
        }

        var explained = Enumerable.Repeat(1.0, PhaseChain.States).ToArray();
        for (var index = seen.Length - 1; index > 0; index--)
        {
            explained = PhaseBelief.Before(PhaseBelief.Weighed(explained, seen[index]), steps[index]);
            beliefs[index - 1] = PhaseBelief.Joined(beliefs[index - 1], explained);
        }

        return beliefs;
    }

    /// <summary>Key frames in a row without a vote, from the first of them to the next vote, for too long.</summary>
    private static bool[] Silence(PhaseObservation[] seen, TimeSpan duration)
    {
        var silent = new bool[seen.Length];
        for (var first = 0; first < seen.Length;)
        {
            var next = first;
            while (next < seen.Length && seen[next].Vote is null)
            {
                next++;
            }

            var end = next < seen.Length ? seen[next].At : duration;
            silent.AsSpan(first, next - first).Fill(end - seen[first].At > PhaseTracker.LongestSilence);
            first = next + 1;
        }

        return silent;
    }
}
