namespace Surgical.Cases.Store.Tables;

/// <summary>Times as every database keeps them: what is told at once and what is read later are the same.</summary>
internal static class StoreClock
{
    /// <summary>Now, to the microsecond: PostgreSQL holds no more.</summary>
    public static DateTimeOffset GetStoredNow(this TimeProvider time) => Stored(time.GetUtcNow());

    /// <summary>A time without what PostgreSQL does not hold.</summary>
    public static DateTimeOffset Stored(DateTimeOffset told) =>
        told.AddTicks(-(told.Ticks % TimeSpan.TicksPerMicrosecond));
}
