namespace Surgical.Cases.Chart;

/// <summary>An event as it was written. Written once; only what it says can be erased.</summary>
/// <param name="Number">From 1, without gaps in one case.</param>
/// <param name="At">When it was written.</param>
/// <param name="Event">What happened.</param>
public sealed record JournalEntry(long Number, DateTimeOffset At, CaseEvent Event)
{
    /// <summary>Who wrote it.</summary>
    public EventAuthor Author { get; init; } = EventAuthor.Of(Event);

    /// <summary>When what it said was erased; null where it was not.</summary>
    public DateTimeOffset? ErasedAt { get; init; }
}
