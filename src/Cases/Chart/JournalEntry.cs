namespace Surgical.Cases.Chart;

/// <summary>An event as it was written. Written once, never changed.</summary>
/// <param name="Number">From 1, without gaps in one case.</param>
/// <param name="At">When it was written.</param>
/// <param name="Event">What happened.</param>
public sealed record JournalEntry(long Number, DateTimeOffset At, CaseEvent Event);
