using Surgical.Cases.Chart.Effective;

namespace Surgical.Cases.Chart.Moments;

/// <summary>
/// All marks of a case in one list: the system's flags, corrections that count, and what persons set.
/// </summary>
/// <param name="LastEvent">Number of the newest event that went into it.</param>
/// <param name="Moments">In the order of the video; withdrawn ones are among them.</param>
public sealed record CaseMoments(long LastEvent, IReadOnlyList<ListedMoment> Moments)
{
    /// <summary>What the entries of a case, in order, add up to.</summary>
    public static CaseMoments Of(IReadOnlyList<JournalEntry> entries)
    {
        var effective = EffectiveCase.Of(entries);
        var persons = new PersonsMoments(entries);
        var flags = new SystemFlags(entries, effective);
        var corrections = new CountingCorrections(entries);
        List<ListedMoment> first =
        [
            .. flags.Moments(persons.SettledFlags),
            .. corrections.Moments,
            .. persons.All.Where(mark => mark.Said.AnswersTo is null).Select(Listed),
        ];
        var replies = persons.All.Where(mark => mark.Said.AnswersTo is not null)
            .ToLookup(mark => AnsweredBy(mark) ?? "");
        return new(
            effective.LastEvent,
            [
                .. first.Select(moment => moment with { Replies = [.. replies[moment.Id].Select(Reply)] })
                    .Concat(replies[""].Select(Listed))
                    .OrderBy(moment => moment.From)
                    .ThenBy(moment => moment.To)
                    .ThenBy(moment => moment.At),
            ]);

        // An answer to an answer belongs to what that one answers.
        string? AnsweredBy(PersonsMoment mark) => MomentId.Parse(mark.Said.AnswersTo!) switch
        {
            null => null,
            { Code: not null } flag => flags.IdOf(flag),
            { Number: var number } id when persons.Find(id.ToString()) is { } answered =>
                answered.Said.AnswersTo is null ? Id(answered)
                : number < mark.Id ? AnsweredBy(answered) : null,
            { Number: var number } => corrections.IdOf(number),
        };
    }

    private static string Id(PersonsMoment mark) => new MomentId(mark.Id).ToString();

    private static ListedMoment Listed(PersonsMoment mark) => new(
        Id(mark), mark.Said.Kind, mark.Said.By, mark.At, mark.Said.From, mark.Said.To, mark.Said.Index,
        mark.Said.Severity, mark.State, mark.StateBy, mark.Said.Text, mark.Number, Replies: [],
        AnswersTo: mark.Said.AnswersTo, ErasedAt: mark.ErasedAt);

    private static MomentReply Reply(PersonsMoment mark) => new(
        Id(mark), mark.Number, mark.Said.By, mark.At, mark.Said.Text, mark.State, mark.Said.AnswersTo!, mark.ErasedAt);
}
