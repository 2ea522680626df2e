namespace Surgical.Cases.Store.Tables;

/// <summary>A sample that somebody deleted: it does not come back by itself.</summary>
public sealed class RemovedSampleRow
{
    /// <summary>As shown to people.</summary>
    public required string Name { get; init; }
}
