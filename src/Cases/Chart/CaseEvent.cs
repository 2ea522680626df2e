using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart.Moments;
using Surgical.Models.Contract;

namespace Surgical.Cases.Chart;

/// <summary>Something that happened to a case.</summary>
public abstract record CaseEvent
{
    private CaseEvent()
    {
    }

    /// <summary>Its name on the disk and on the wire.</summary>
    public CaseEventKind Kind => this switch
    {
        Started => CaseEventKind.Started,
        Resumed => CaseEventKind.Resumed,
        KeyFrame => CaseEventKind.KeyFrame,
        Phases => CaseEventKind.Phases,
        Footage => CaseEventKind.Footage,
        Ended => CaseEventKind.Ended,
        Failed => CaseEventKind.Failed,
        Retried => CaseEventKind.Retried,
        Cancelled => CaseEventKind.Cancelled,
        Corrected => CaseEventKind.Corrected,
        PathCorrected => CaseEventKind.PathCorrected,
        CorrectionWithdrawn => CaseEventKind.CorrectionWithdrawn,
        Marked => CaseEventKind.Moment,
        MomentEdited => CaseEventKind.MomentEdited,
        MomentSettled => CaseEventKind.MomentSettled,
        Erasure => CaseEventKind.Erasure,
        Erased { Was: var was } => was,
        _ => throw new InvalidOperationException($"Expected an event with a kind, got {this}."),
    };

    /// <summary>A key frame is next, and a model reads it.</summary>
    public abstract record Begun(ModelIdentity? Model) : CaseEvent;

    /// <summary>The first key frame is next.</summary>
    public sealed record Started(ModelIdentity? Model) : Begun(Model);

    /// <summary>The program had stopped in the middle and goes on after the last event.</summary>
    public sealed record Resumed(ModelIdentity? Model) : Begun(Model);

    /// <summary>A key frame was read, or could not be.</summary>
    /// <param name="Analysis">What was read.</param>
    /// <param name="Picture">SHA-256 of its JPEG, which is kept already.</param>
    public sealed record KeyFrame(KeyFrameAnalysis Analysis, string? Picture = null) : CaseEvent;

    /// <summary>The best whole path is known.</summary>
    public sealed record Phases(IReadOnlyList<PhaseSpan> Spans) : CaseEvent;

    /// <summary>What there was to see is known.</summary>
    public sealed record Footage(CaseFootage Seen) : CaseEvent;

    /// <summary>Read to its end.</summary>
    public sealed record Ended : CaseEvent;

    /// <summary>It cannot be read.</summary>
    /// <param name="Reason">In words.</param>
    public sealed record Failed(string? Reason) : CaseEvent;

    /// <summary>It had failed or was cancelled, and somebody asked for it again: it waits for its turn.</summary>
    public sealed record Retried : CaseEvent;

    /// <summary>Somebody stopped it; a retry goes on after what was read.</summary>
    public sealed record Cancelled : CaseEvent;

    /// <summary>An instructor confirmed or corrected a key frame.</summary>
    public sealed record Corrected(FrameCorrection Said) : CaseEvent;

    /// <summary>An instructor gave the phases of the whole case.</summary>
    public sealed record PathCorrected(PathCorrection Said) : CaseEvent;

    /// <summary>Somebody took a correction back.</summary>
    public sealed record CorrectionWithdrawn(CorrectionWithdrawal Withdrawal) : CaseEvent;

    /// <summary>A person set a mark; the number of this event is its id.</summary>
    public sealed record Marked(Moment Said) : CaseEvent;

    /// <summary>A person changed a mark of theirs.</summary>
    /// <param name="Of">Its id.</param>
    /// <param name="Said">The whole new content.</param>
    public sealed record MomentEdited(string Of, Moment Said) : CaseEvent;

    /// <summary>A person said what became of a moment, be it theirs, another's or the system's.</summary>
    /// <param name="Of">Its id.</param>
    /// <param name="Settlement">What.</param>
    public sealed record MomentSettled(string Of, MomentSettlement Settlement) : CaseEvent;

    /// <summary>Somebody had what earlier events said erased.</summary>
    /// <param name="Numbers">Of those events, ascending.</param>
    public sealed record Erasure(IReadOnlyList<long> Numbers) : CaseEvent;

    /// <summary>Something happened, and what it said is erased. Of a key frame, its place in the video stays.</summary>
    /// <param name="Was">What happened.</param>
    /// <param name="Index">Frame number of the key frame that was corrected; null for other kinds.</param>
    public sealed record Erased(CaseEventKind Was, long? Index = null) : CaseEvent;
}
