using Surgical.Analyzer;
using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Models.Contract;

namespace Surgical.Dashboard.Edge;

/// <summary>Something that happened to a case. Written once; only what it says can be erased.</summary>
/// <param name="Number">From 1, without gaps in one case.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it was written.</param>
/// <param name="KeyFrame">What was read, for a key frame.</param>
/// <param name="Picture">SHA-256 of the key frame's JPEG; null for other kinds.</param>
/// <param name="Phases">The best whole path, at the end of a reading.</param>
/// <param name="Model">Which model reads, when a reading starts or resumes.</param>
/// <param name="Message">In words, where there is more to say.</param>
/// <param name="Correction">What an instructor said of a key frame.</param>
/// <param name="Path">What an instructor said of the phases of the whole case.</param>
/// <param name="Footage">What there was to see, at the end of a reading.</param>
/// <param name="Erases">Numbers of the events whose words an erasure took; null for other kinds.</param>
/// <param name="Moment">The whole content of a mark that a person set or edited.</param>
/// <param name="About">Id of the moment that was edited, or of which somebody said what became of it.</param>
/// <param name="Settlement">What became of it.</param>
/// <param name="Withdrawal">Which correction was taken back.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="ErasedAt">When what it said was erased; null where it was not.</param>
/// <param name="ErasedIndex">Frame number of the key frame that an erased correction was of; null for others.</param>
public sealed record EventBody(
    long Number,
    CaseEventKind Kind,
    DateTimeOffset At,
    KeyFrameAnalysis? KeyFrame,
    string? Picture,
    IReadOnlyList<PhaseSpan>? Phases,
    ModelIdentity? Model,
    string? Message,
    FrameCorrection? Correction,
    PathCorrection? Path,
    CaseFootage? Footage,
    IReadOnlyList<long>? Erases,
    Moment? Moment,
    string? About,
    MomentSettlement? Settlement,
    CorrectionWithdrawal? Withdrawal,
    EventAuthor Author,
    DateTimeOffset? ErasedAt,
    long? ErasedIndex)
{
    /// <summary>Its name in the contract.</summary>
    internal const string SchemaName = "CaseEvent";

    /// <summary>An entry as it goes over the wire.</summary>
    public static EventBody Of(JournalEntry entry)
    {
        var parts = EventParts.Of(entry.Event);
        return new(
            entry.Number,
            entry.Event.Kind,
            entry.At,
            parts.KeyFrame,
            parts.Picture,
            parts.Phases,
            parts.Model,
            parts.Message,
            parts.Correction,
            parts.Path,
            parts.Footage,
            parts.Erases,
            parts.Moment,
            parts.About,
            parts.Settlement,
            parts.Withdrawal,
            entry.Author,
            entry.ErasedAt,
            (entry.Event as CaseEvent.Erased)?.Index);
    }
}
