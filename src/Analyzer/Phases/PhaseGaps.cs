namespace Surgical.Analyzer.Phases;

/// <summary>Takes out of a path what nobody saw.</summary>
public static class PhaseGaps
{
    /// <summary>The same path, unknown within the gaps.</summary>
    /// <param name="path">Contiguous spans in order.</param>
    /// <param name="gaps">In order, without overlap.</param>
    public static IReadOnlyList<PhaseSpan> Apply(
        IReadOnlyList<PhaseSpan> path, IEnumerable<(TimeSpan From, TimeSpan To)> gaps)
    {
        IEnumerable<PhaseSpan> cut = path;
        foreach (var (from, to) in gaps)
        {
            cut = [.. cut.SelectMany(span => Cut(span, from, to))];
        }

        return Joined(cut);
    }

    private static IEnumerable<PhaseSpan> Cut(PhaseSpan span, TimeSpan from, TimeSpan to)
    {
        if (to <= span.Start || span.End <= from)
        {
            yield return span;
            yield break;
        }

        if (span.Start < from)
        {
            yield return span with { End = from };
        }

        yield return new(
            null, span.Start > from ? span.Start : from, span.End < to ? span.End : to, Confidence: 0);
        if (to < span.End)
        {
            yield return span with { Start = to };
        }
    }

    private static List<PhaseSpan> Joined(IEnumerable<PhaseSpan> spans)
    {
        var joined = new List<PhaseSpan>();
        foreach (var span in spans)
        {
            if (joined.Count > 0 && joined[^1] is { Phase: null } last && span.Phase is null)
            {
                joined[^1] = last with { End = span.End, Confidence = Math.Min(last.Confidence, span.Confidence) };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }
}
