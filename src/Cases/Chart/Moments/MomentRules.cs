using System.Globalization;
using Surgical.Analyzer.Findings;

namespace Surgical.Cases.Chart.Moments;

/// <summary>Whether a mark can stand in a case, and who may change it. Pure.</summary>
public static class MomentRules
{
    private static readonly MomentKind[] Markable =
        [MomentKind.Flag, MomentKind.Bookmark, MomentKind.Comment, MomentKind.Question];

    /// <summary>What is wrong with a mark, in words; null where nothing is.</summary>
    /// <param name="said">The mark.</param>
    /// <param name="durationSeconds">Of the played video.</param>
    public static string? Objection(Moment said, double durationSeconds) =>
        CorrectionText.NameObjection("by", said.By ?? "")
        ?? Kind(said)
        ?? Place(said, durationSeconds)
        ?? Severity(said)
        ?? Text(said)
        ?? Answer(said);

    /// <summary>What is wrong with a change of a mark, in words; null where nothing is.</summary>
    /// <param name="now">The mark as it is.</param>
    /// <param name="said">The whole new content, without objection in itself.</param>
    public static string? EditObjection(PersonsMoment now, Moment said) =>
        now.ErasedAt is not null ? $"Expected a moment that says something; what {now.Id} said is erased."
        : said.Kind != now.Said.Kind
            ? $"Expected {Spelling.Of(now.Said.Kind)} as kind, as moment {now.Id} is, got {Spelling.Of(said.Kind)}."
        : said.AnswersTo != now.Said.AnswersTo
            ? $"Expected {now.Said.AnswersTo ?? "nothing"} as answersTo, as moment {now.Id} has it, "
                + $"got {said.AnswersTo ?? "nothing"}."
        : AuthorObjection(now, said.By, "change it");

    /// <summary>What is wrong with what somebody makes of a moment, in words; null where nothing is.</summary>
    /// <param name="now">A person's mark as it is; null for a flag of the system.</param>
    /// <param name="said">What becomes of it.</param>
    public static string? SettlementObjection(PersonsMoment? now, MomentSettlement said)
    {
        if (CorrectionText.NameObjection("by", said.By ?? "") is { } unnamed)
        {
            return unnamed;
        }

        if (!Enum.IsDefined(said.State))
        {
            return $"Expected {Listed(Enum.GetValues<MomentState>())} as state, got {(int)said.State}.";
        }

        if (now is null)
        {
            return said.State is MomentState.Open or MomentState.Acknowledged
                ? null
                : "Expected open or acknowledged as state of a flag of the system, got "
                    + $"{Spelling.Of(said.State)}; a correction of its key frame settles it.";
        }

        return MomentState.Withdrawn == said.State ? AuthorObjection(now, said.By, "withdraw it")
            : MomentState.Withdrawn == now.State ? AuthorObjection(now, said.By, "bring it back")
            : null;
    }

    private static string? AuthorObjection(PersonsMoment now, string? by, string what) =>
        by == now.Said.By ? null
        : now.Said.By is { } author ? $"Expected {author}, who set moment {now.Id}, to {what}, got {by}."
        : $"Expected the author of moment {now.Id} to {what}, but that name is erased.";

    private static string? Kind(Moment said) => Markable.Contains(said.Kind)
        ? null
        : $"Expected {Listed(Markable)} as kind, got "
            + (said.Kind is MomentKind.Correction ? "correction; send it to /corrections." : $"{(int)said.Kind}.");

    private static string? Place(Moment said, double durationSeconds) =>
        said.From >= 0 && said.To >= said.From && said.To <= durationSeconds ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"Expected from and to in the video of {durationSeconds} s, to not before from; "
            + $"got {said.From} and {said.To}.");

    private static string? Severity(Moment said) => (said.Kind, said.Severity) switch
    {
        (MomentKind.Flag or MomentKind.Bookmark, { } severity) when Enum.IsDefined(severity) => null,
        (MomentKind.Flag or MomentKind.Bookmark, var severity) =>
            $"Expected {Listed(Enum.GetValues<MomentSeverity>())} as severity of a {Spelling.Of(said.Kind)}, "
            + $"got {(severity is { } strange ? (int)strange : "none")}.",
        (_, null) => null,
        _ => $"Expected no severity of a {Spelling.Of(said.Kind)}, got one.",
    };

    private static string? Text(Moment said) => (said.Kind, said.Text) switch
    {
        (MomentKind.Flag or MomentKind.Bookmark, null) => null,
        (_, null) => $"Expected words as text of a {Spelling.Of(said.Kind)}, got none.",
        (_, { } text) => CorrectionText.Objection("text", text, CorrectionText.LongestComment),
    };

    private static string? Answer(Moment said) => said switch
    {
        { AnswersTo: null } => null,
        { Kind: not MomentKind.Comment } =>
            $"Expected answersTo with comments only, got it with a {Spelling.Of(said.Kind)}.",
        _ when MomentId.Parse(said.AnswersTo) is null =>
            $"Expected the id of a moment as answersTo, such as 12 or 12-safety, got '{Short(said.AnswersTo)}'.",
        _ => null,
    };

    private static string Short(string id) => id.Length <= 40 ? id : id[..40] + "...";

    private static string Listed<TEnum>(TEnum[] choices)
        where TEnum : struct, Enum =>
        string.Join(", ", choices[..^1].Select(Spelling.Of)) + $" or {Spelling.Of(choices[^1])}";
}
