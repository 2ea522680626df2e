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

        var lattice = new PhaseLattice(seen, pace);
        var states = lattice.MostProbableStates();
        var beliefs = lattice.Smoothed();
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
