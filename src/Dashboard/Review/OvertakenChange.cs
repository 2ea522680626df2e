using Surgical.Cases.Chart;

namespace Surgical.Dashboard.Review;

/// <summary>What somebody is told whose change is not of what counts now.</summary>
internal static class OvertakenChange
{
    /// <param name="said">What was sent.</param>
    /// <param name="counts">What counts instead; null for nothing.</param>
    /// <param name="replaces">What its author has seen; null where they did not look.</param>
    public static string Words(CaseEvent said, JournalEntry? counts, long? replaces) => (said, counts) switch
    {
        (CaseEvent.CorrectionWithdrawn, null) =>
            "Expected a correction that counts, to take it back; nothing that counts was corrected here so far.",
        (_, null) => $"Expected replaces=0, as nothing that counts was {Done(said)} here so far, got {replaces}.",
        (_, { Number: var number }) => $"Expected replaces={number}, the {What(said)} of {By(counts)} that counts now, "
            + $"got {replaces}. Look at it, and send yours again with that number if it still holds.",
    };

    private static string What(CaseEvent said) =>
        said is CaseEvent.MomentEdited or CaseEvent.MomentSettled ? "word" : "correction";

    private static string Done(CaseEvent said) => said is CaseEvent.MomentSettled ? "said" : "corrected";

    private static string By(JournalEntry counts) => counts.Author.Name ?? "somebody";
}
