namespace Surgical.Cases.Chart.Moments;

/// <summary>What persons marked in a case, and what they made of the system's flags.</summary>
/// <param name="entries">Of the case, in order.</param>
internal sealed class PersonsMoments(IReadOnlyList<JournalEntry> entries)
{
    private readonly Dictionary<string, PersonsMoment> _marks = MarksOf(entries);

    /// <summary>In the order in which they were set.</summary>
    public IEnumerable<PersonsMoment> All => _marks.Values.OrderBy(mark => mark.Id);

    /// <summary>The mark with an id; null where there is none.</summary>
    public PersonsMoment? Find(string id) => _marks.GetValueOrDefault(id);

    /// <summary>What persons said of flags of the system, in the order in which they did.</summary>
    public IReadOnlyList<SettledFlag> SettledFlags { get; } =
    [
        .. entries.SelectMany(IEnumerable<SettledFlag> (entry) =>
            entry.Event is CaseEvent.MomentSettled settled && MomentId.Parse(settled.Of) is { Code: not null } flag
                ? [new(flag, entry.Number, settled.Settlement)]
                : []),
    ];

    private static Dictionary<string, PersonsMoment> MarksOf(IReadOnlyList<JournalEntry> entries)
    {
        Dictionary<string, PersonsMoment> marks = [];
        foreach (var entry in entries)
        {
            var id = entry.Event switch
            {
                CaseEvent.Marked => new MomentId(entry.Number).ToString(),
                CaseEvent.MomentEdited { Of: var of } => of,
                CaseEvent.MomentSettled { Of: var of } => of,
                _ => null,
            };
            if (id is not null && PersonsMoment.After(marks.GetValueOrDefault(id), entry) is { } mark)
            {
                marks[id] = mark;
            }
        }

        return marks;
    }
}

/// <summary>What a person made of a flag of the system.</summary>
/// <param name="Flag">Which.</param>
/// <param name="Number">Of the event.</param>
/// <param name="Settlement">What.</param>
internal sealed record SettledFlag(MomentId Flag, long Number, MomentSettlement Settlement);
