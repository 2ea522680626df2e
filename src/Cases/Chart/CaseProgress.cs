using System.Collections.Immutable;
using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Models.Contract;

namespace Surgical.Cases.Chart;

/// <summary>What the events of a case add up to. Immutable: every event gives the next one.</summary>
internal sealed record CaseProgress
{
    private const string ErasedReason = "It cannot be read; the reason was erased.";

    /// <summary>Before the first event.</summary>
    public static CaseProgress None { get; } = new();

    /// <summary>Number of the newest event.</summary>
    public long LastEvent { get; private init; }

    /// <summary>Time of the newest key frame in the video.</summary>
    public double AnalyzedSeconds { get; private init; }

    /// <summary>Key frames so far.</summary>
    public int KeyFrames { get; private init; }

    /// <summary>Spans of flags so far: a flag that the key frame before has, too, goes on.</summary>
    public int Flags { get; private init; }

    /// <summary>As tracked; the best whole path once that is known.</summary>
    public ImmutableList<PhaseSpan> Phases { get; private init; } = [];

    /// <summary>Which model reads.</summary>
    public ModelIdentity? Model { get; private init; }

    /// <summary>What there was to see; null until it is known.</summary>
    public CaseFootage? Footage { get; private init; }

    /// <summary>Complete, Failed or Cancelled; null while there is something to do.</summary>
    public CaseState? End { get; private init; }

    /// <summary>Why it failed.</summary>
    public string? Error { get; private init; }

    private int KeyFramesInSpan { get; init; }

    private ImmutableHashSet<FlagCode> FlagsBefore { get; init; } = [];

    /// <summary>The progress after one more entry.</summary>
    public CaseProgress After(JournalEntry entry)
    {
        // An instructor writes while a case is read: the two may be heard of in either order.
        var next = this with { LastEvent = Math.Max(LastEvent, entry.Number) };
        return entry.Event switch
        {
            CaseEvent.Begun { Model: { } model } => next with { Model = model },
            CaseEvent.KeyFrame { Analysis: var keyFrame } => next.With(keyFrame),
            CaseEvent.Phases { Spans: var spans } => next with { Phases = [.. spans] },
            CaseEvent.Footage { Seen: var seen } => next with { Footage = seen },
            CaseEvent.Ended => next with { End = CaseState.Complete },
            CaseEvent.Failed { Reason: var reason } => next with { End = CaseState.Failed, Error = reason },
            CaseEvent.Erased { Was: CaseEventKind.Failed } =>
                next with { End = CaseState.Failed, Error = ErasedReason },
            CaseEvent.Cancelled => next with { End = CaseState.Cancelled },
            CaseEvent.Retried => next with { End = null, Error = null },
            _ => next,
        };
    }

    private CaseProgress With(KeyFrameAnalysis keyFrame)
    {
        var next = this with
        {
            AnalyzedSeconds = keyFrame.Seconds,
            KeyFrames = KeyFrames + 1,
            Flags = Flags + keyFrame.Flags.Count(flag => !FlagsBefore.Contains(flag.Code)),
            FlagsBefore = [.. keyFrame.Flags.Select(flag => flag.Code)],
        };
        var (phase, at, confidence) = (keyFrame.TrackedPhase, keyFrame.Seconds, keyFrame.Confidence);
        if (Phases.IsEmpty)
        {
            return next with { Phases = [new(phase, at, at, confidence)], KeyFramesInSpan = 1 };
        }

        var open = Phases[^1] with { EndSeconds = at };
        if (open.Phase != phase)
        {
            return next with
            {
                Phases = Phases.SetItem(Phases.Count - 1, open).Add(new(phase, at, at, confidence)),
                KeyFramesInSpan = 1,
            };
        }

        var mean = open.Confidence + ((confidence - open.Confidence) / (KeyFramesInSpan + 1));
        return next with
        {
            Phases = Phases.SetItem(Phases.Count - 1, open with { Confidence = mean }),
            KeyFramesInSpan = KeyFramesInSpan + 1,
        };
    }
}
