using Surgical.Cases.Chart;

namespace Surgical.Cases.Deletion;

/// <summary>What became of the wish to erase what an event said.</summary>
public abstract record ErasureOutcome
{
    private ErasureOutcome()
    {
    }

    /// <summary>Nothing of it is left.</summary>
    /// <param name="Erasure">The event that tells of it.</param>
    /// <param name="IsNew">False where it was erased before.</param>
    public sealed record Erased(JournalEntry Erasure, bool IsNew) : ErasureOutcome;

    /// <summary>There is no such case or event.</summary>
    public sealed record Unknown : ErasureOutcome;

    /// <summary>Events of its kind say nothing that could be erased.</summary>
    public sealed record SaysNothing(CaseEventKind Kind) : ErasureOutcome;

    /// <summary>The case waits or is being read; nothing is erased.</summary>
    public sealed record BeingRead : ErasureOutcome;
}
