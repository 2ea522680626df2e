using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart.Moments;
using Surgical.Models.Contract;

namespace Surgical.Cases.Chart;

/// <summary>
/// What an event consists of, side by side, as tables and the wire have it; null where it has no such part.
/// </summary>
/// <param name="KeyFrame">What was read, for a key frame.</param>
/// <param name="Picture">SHA-256 of the key frame's JPEG.</param>
/// <param name="Phases">The best whole path, at the end of a reading.</param>
/// <param name="Model">Which model reads, when a reading starts or resumes.</param>
/// <param name="Message">In words, where there is more to say.</param>
/// <param name="Correction">What an instructor said of a key frame.</param>
/// <param name="Path">What an instructor said of the phases of the whole case.</param>
/// <param name="Footage">What there was to see.</param>
/// <param name="Erases">Numbers of the events whose words an erasure took.</param>
/// <param name="Moment">The content of a mark that a person set or changed.</param>
/// <param name="About">Id of the moment that was changed, or of which somebody said what became of it.</param>
/// <param name="Settlement">What became of it.</param>
/// <param name="Withdrawal">Which correction was taken back.</param>
public sealed record EventParts(
    KeyFrameAnalysis? KeyFrame = null,
    string? Picture = null,
    IReadOnlyList<PhaseSpan>? Phases = null,
    ModelIdentity? Model = null,
    string? Message = null,
    FrameCorrection? Correction = null,
    PathCorrection? Path = null,
    CaseFootage? Footage = null,
    IReadOnlyList<long>? Erases = null,
    Moment? Moment = null,
    string? About = null,
    MomentSettlement? Settlement = null,
    CorrectionWithdrawal? Withdrawal = null)
{
    /// <summary>Takes an event apart.</summary>
    public static EventParts Of(CaseEvent happened) => happened switch
    {
        CaseEvent.Begun begun => new(Model: begun.Model),
        CaseEvent.KeyFrame keyFrame => new(keyFrame.Analysis, keyFrame.Picture),
        CaseEvent.Phases phases => new(Phases: phases.Spans),
        CaseEvent.Footage footage => new(Footage: footage.Seen),
        CaseEvent.Failed failed => new(Message: failed.Reason),
        CaseEvent.Corrected corrected => new(Correction: corrected.Said),
        CaseEvent.PathCorrected corrected => new(Path: corrected.Said),
        CaseEvent.CorrectionWithdrawn withdrawn => new(Withdrawal: withdrawn.Withdrawal),
        CaseEvent.Marked marked => new(Moment: marked.Said),
        CaseEvent.MomentEdited edited => new(Moment: edited.Said, About: edited.Of),
        CaseEvent.MomentSettled settled => new(About: settled.Of, Settlement: settled.Settlement),
        CaseEvent.Erasure erasure => new(Erases: erasure.Numbers),
        _ => new(),
    };

    /// <summary>Puts an event together.</summary>
    /// <exception cref="InvalidDataException">A part is missing without which there is no such event.</exception>
    public CaseEvent Event(CaseEventKind kind) => (kind, this) switch
    {
        (CaseEventKind.Started, _) => new CaseEvent.Started(Model),
        (CaseEventKind.Resumed, _) => new CaseEvent.Resumed(Model),
        (CaseEventKind.KeyFrame, { KeyFrame: { } keyFrame }) => new CaseEvent.KeyFrame(keyFrame, Picture),
        (CaseEventKind.Phases, _) => new CaseEvent.Phases(Phases ?? []),
        (CaseEventKind.Footage, { Footage: { } seen }) => new CaseEvent.Footage(seen),
        (CaseEventKind.Ended, _) => new CaseEvent.Ended(),
        (CaseEventKind.Failed, _) => new CaseEvent.Failed(Message),
        (CaseEventKind.Retried, _) => new CaseEvent.Retried(),
        (CaseEventKind.Cancelled, _) => new CaseEvent.Cancelled(),
        (CaseEventKind.Corrected, { Correction: { } said }) => new CaseEvent.Corrected(said),
        (CaseEventKind.PathCorrected, { Path: { } said }) => new CaseEvent.PathCorrected(said),
        (CaseEventKind.CorrectionWithdrawn, { Withdrawal: { } withdrawal }) =>
            new CaseEvent.CorrectionWithdrawn(withdrawal),
        (CaseEventKind.Moment, { Moment: { } said }) => new CaseEvent.Marked(said),
        (CaseEventKind.MomentEdited, { About: { } of, Moment: { } said }) => new CaseEvent.MomentEdited(of, said),
        (CaseEventKind.MomentSettled, { About: { } of, Settlement: { } settlement }) =>
            new CaseEvent.MomentSettled(of, settlement),
        (CaseEventKind.Erasure, { Erases: { } numbers }) => new CaseEvent.Erasure(numbers),
        _ => throw new InvalidDataException($"Expected the parts of an event of kind {kind}, got others."),
    };
}
