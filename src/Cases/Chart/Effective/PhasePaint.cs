namespace Surgical.Cases.Chart.Effective;

/// <summary>Lays people's phases over tracked ones.</summary>
/// <param name="tracked">In order.</param>
internal sealed class PhasePaint(IEnumerable<PhaseSpan> tracked)
{
    private List<EffectiveSpan> _spans =
        [.. tracked.Select(span => new EffectiveSpan(
            span.Phase, span.StartSeconds, span.EndSeconds, span.Confidence, By: null))];

    /// <summary>What is seen now, in order; neighbours of one phase by one author are one.</summary>
    public IReadOnlyList<EffectiveSpan> Seen
    {
        get
        {
            List<EffectiveSpan> joined = [];
            foreach (var span in _spans)
            {
                if (joined is [.., var last] && (last.Phase, last.By, last.EndSeconds, last.Confidence)
                    == (span.Phase, span.By, span.StartSeconds, span.Confidence))
                {
                    joined[^1] = last with { EndSeconds = span.EndSeconds };
                }
                else
                {
                    joined.Add(span);
                }
            }

            return joined;
        }
    }

    /// <summary>The phases of a case, as far as they are marked: what no span covers there is idle.</summary>
    public void LayPath(PathCorrection path)
    {
        var end = path.UntilSeconds
            ?? Math.Max(_spans.LastOrDefault()?.EndSeconds ?? 0, path.Spans.Max(span => span.EndSeconds));
        Lay(new(PathPhases.Idle, 0, end, Confidence: null, path.By));
        foreach (var span in path.Spans)
        {
            Lay(new(span.Phase, span.StartSeconds, span.EndSeconds, Confidence: null, path.By));
        }
    }

    /// <summary>One stretch, over whatever was there.</summary>
    public void Lay(EffectiveSpan over) =>
        _spans =
        [
            .. _spans.Where(span => span.StartSeconds < over.StartSeconds)
                .Select(span => span with { EndSeconds = Math.Min(span.EndSeconds, over.StartSeconds) }),
            over,
            .. _spans.Where(span => span.EndSeconds > over.EndSeconds)
                .Select(span => span with { StartSeconds = Math.Max(span.StartSeconds, over.EndSeconds) }),
        ];

    /// <summary>The phase at a time; null where none is known.</summary>
    public string? At(double seconds) =>
        _spans.Find(span => span.StartSeconds <= seconds && seconds < span.EndSeconds)?.Phase;
}
