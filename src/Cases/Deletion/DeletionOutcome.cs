namespace Surgical.Cases.Deletion;

/// <summary>What became of the wish to delete a case.</summary>
public abstract record DeletionOutcome
{
    private DeletionOutcome()
    {
    }

    /// <summary>Nothing of it is left.</summary>
    public sealed record Deleted(DeletedCase Case) : DeletionOutcome;

    /// <summary>There is no such case, or none any more.</summary>
    public sealed record Unknown : DeletionOutcome;

    /// <summary>It was told to stop and has not done so in time; nothing is deleted.</summary>
    public sealed record StillRunning : DeletionOutcome;

    /// <summary>Nothing shows it any more, but something of it still lies on the disk until the next start.</summary>
    /// <param name="Why">In words, a sentence without its end.</param>
    public sealed record Unfinished(string Why) : DeletionOutcome;
}
