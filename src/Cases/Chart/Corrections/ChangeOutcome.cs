namespace Surgical.Cases.Chart;

/// <summary>What became of a person's change.</summary>
public abstract record ChangeOutcome
{
    private ChangeOutcome()
    {
    }

    /// <summary>It is on the disk and counts.</summary>
    public sealed record Written(JournalEntry Entry) : ChangeOutcome;

    /// <summary>The one that counts says the same in every word: nothing was written.</summary>
    public sealed record Repeated(JournalEntry Entry) : ChangeOutcome;

    /// <summary>Its client has used the id for something else before. Nothing was written.</summary>
    public sealed record Reused(JournalEntry Entry) : ChangeOutcome;

    /// <summary>Another one counts than its author has seen; null for none. Nothing was written.</summary>
    public sealed record Overtaken(JournalEntry? Counts) : ChangeOutcome;
}
