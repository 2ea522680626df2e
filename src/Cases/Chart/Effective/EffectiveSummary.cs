namespace Surgical.Cases.Chart.Effective;

/// <summary>What lists show of what holds of a case that people have spoken of.</summary>
/// <param name="OpenFlags">Spans of flags that nobody has settled.</param>
/// <param name="Phases">Of the whole case, in order.</param>
/// <param name="FlagsThen">How many spans the key frames had that went into it.</param>
internal sealed record EffectiveSummary(int OpenFlags, IReadOnlyList<EffectiveSpan> Phases, int FlagsThen)
{
    /// <summary>What the entries of a case, in order, add up to; null where only the model has spoken.</summary>
    public static EffectiveSummary? Of(IReadOnlyList<JournalEntry> entries)
    {
        if (!CaseCorrections.Of(entries).Names.Any())
        {
            return null;
        }

        var effective = EffectiveCase.Of(entries);
        return new(
            effective.Flags.Count(flag => flag.State is FlagState.Open),
            effective.Phases,
            entries.Aggregate(CaseProgress.None, (progress, entry) => progress.After(entry)).Flags);
    }
}
