using Surgical.Dashboard.Cases;

namespace Surgical.Dashboard.Review;

/// <summary>What became of a correction.</summary>
internal abstract record CorrectionOutcome
{
    private CorrectionOutcome()
    {
    }

    /// <summary>It is on the disk and counts.</summary>
    internal sealed record Written(CaseEvent Event) : CorrectionOutcome;

    /// <summary>The one that counts says the same in every word: nothing was written.</summary>
    internal sealed record Repeated(CaseEvent Event) : CorrectionOutcome;

    /// <summary>Another one counts than its author has seen; null for none. Nothing was written.</summary>
    internal sealed record Overtaken(CaseEvent? Counts) : CorrectionOutcome;
}
