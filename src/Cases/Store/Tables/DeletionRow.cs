namespace Surgical.Cases.Store.Tables;

/// <summary>
/// A case that is deleted, and of which something may still lie on the disk. The row goes when nothing does.
/// </summary>
public sealed class DeletionRow
{
    /// <summary>Of the case.</summary>
    public required string CaseId { get; init; }

    /// <summary>When it was deleted.</summary>
    public required DateTimeOffset At { get; init; }
}
