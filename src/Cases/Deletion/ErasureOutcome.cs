using Surgical.Cases.Chart;

namespace Surgical.Cases.Deletion;

/// <summary>What became of the wish to erase what an event said.</summary>
public abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>Nothing shows it any more.</summary>
    /// <param name="Erasure">The event that tells of it.</param>
    /// <param name="IsNew">False where it was erased before.</param>
    public sealed record Erased(JournalEntry Erasure, bool IsNew) : ErasureOutcome
    {
        /// <summary>
        /// Why bytes of it may still lie on the disk for a while, a sentence without its end; null where none does.
        /// </summary>
        public string? LeftBecause { get; init; }
    }

    /// <summary>It is written down; the event stays as it was until it is asked for again, or a start.</summary>
    /// <param name="Why">In words, a sentence without its end.</param>
    public sealed record Decided(string Why) : ErasureOutcome;

    /// <summary>There is no such case or event.</summary>
    public sealed record Unknown : ErasureOutcome;

    /// <summary>Events of its kind say nothing that could be erased.</summary>
    public sealed record SaysNothing(CaseEventKind Kind) : ErasureOutcome;

    /// <summary>The case waits or is being read; nothing is erased.</summary>
    public sealed record BeingRead : ErasureOutcome;
}
