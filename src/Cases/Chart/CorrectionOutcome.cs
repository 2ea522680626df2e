namespace Surgical.Cases.Chart;

/// <summary>What became of a correction.</summary>
public abstract record CorrectionOutcome
{
    private CorrectionOutcome()
    {
    }

    /// <summary>It is on the disk and counts.</summary>
    public sealed record Written(JournalEntry Entry) : CorrectionOutcome;

    /// <summary>The one that counts says the same in every word: nothing was written.</summary>
    public sealed record Repeated(JournalEntry Entry) : CorrectionOutcome;

    /// <summary>Its client has used the id for something else before. Nothing was written.</summary>
    public sealed record Reused(JournalEntry Entry) : CorrectionOutcome;

    /// <summary>Another one counts than its author has seen; null for none. Nothing was written.</summary>
    public sealed record Overtaken(JournalEntry? Counts) : CorrectionOutcome;
}
