namespace Surgical.Cases.Chart.Moments;

/// <summary>A mark as its events add up to.</summary>
/// <param name="Id">Number of the event that made it.</param>
/// <param name="At">When that was written.</param>
/// <param name="Number">Of its newest event.</param>
/// <param name="Said">Its newest content.</param>
/// <param name="State">What became of it.</param>
/// <param name="StateBy">Who said so; null while nobody has, and where the name is erased.</param>
/// <param name="ErasedAt">When its newest content was erased; null where it was not.</param>
public sealed record PersonsMoment(
    long Id,
    DateTimeOffset At,
    long Number,
    Moment Said,
    MomentState State = MomentState.Open,
    string? StateBy = null,
    DateTimeOffset? ErasedAt = null)
{
    /// <summary>What the events of one mark, in order, add up to; null where none made it.</summary>
    public static PersonsMoment? Of(IReadOnlyList<JournalEntry> entries) =>
        entries.Aggregate((PersonsMoment?)null, (before, entry) => After(before, entry));

    /// <summary>The mark after one more of its events.</summary>
    internal static PersonsMoment? After(PersonsMoment? before, JournalEntry entry) => entry.Event switch
    {
        CaseEvent.Marked { Said: var said } =>
            new(entry.Number, entry.At, entry.Number, said) { ErasedAt = entry.ErasedAt },
        CaseEvent.MomentEdited { Said: var said } when before is not null =>
            before with { Number = entry.Number, Said = said, ErasedAt = entry.ErasedAt },
        CaseEvent.MomentSettled { Settlement: var (state, by) } when before is not null =>
            before with { Number = entry.Number, State = state, StateBy = by },
        _ => before,
    };
}
