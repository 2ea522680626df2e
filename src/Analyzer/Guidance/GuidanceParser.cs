using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance.Naming;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Guidance;

/// <summary>Reads a reply of the form "Thinking Process … Final Answer …".</summary>
/// <remarks>Pure: never throws, never guesses, and never turns a failure into "nothing found".</remarks>
public static class GuidanceParser
{
    /// <summary>Reads one reply.</summary>
    /// <returns><see cref="Analysis.Read"/> or <see cref="Analysis.Unreadable"/> with the reason.</returns>
    public static Analysis Parse(ModelReply reply)
    {
        if (reply.End == ReplyEnd.TokenLimit)
        {
            return new Analysis.Unreadable(UnreadableReason.CutOff);
        }

        var (plain, sections) = ReplyJson.Read(reply.Text) ?? Headed(PlainReply.Of(reply.Text));
        var answers = sections.Answers.Select(passage => plain.Words(reply.Text, passage)).DistinctBy(Essence).ToList();
        return answers switch
        {
            [] => new Analysis.Unreadable(UnreadableReason.NoAnswer),
            [var answer] =>
                new Analysis.Read(new(Thinking(reply.Text, plain, sections), answer, Vote(plain, sections))),
            _ => new Analysis.Unreadable(UnreadableReason.Ambiguous),
        };
    }

    private static (PlainReply Plain, ReplySections Sections) Headed(PlainReply plain) =>
        (plain, ReplySections.Of(plain.Text));

    private static string? Thinking(string text, PlainReply plain, ReplySections sections) => sections.Thinking switch
    {
        [] => null,
        var passages => string.Join(
            "\n\n", passages.Select(passage => plain.Words(text, passage)).DistinctBy(Essence)),
    };

    /// <summary>The vote, with its place in the reply as it came.</summary>
    private static PhaseVote? Vote(PlainReply plain, ReplySections sections)
    {
        if (PhaseNaming.VoteOf(plain.Text, sections.Thinking) is not { } vote)
        {
            return null;
        }

        var start = plain.Source(vote.Start);
        return vote with { Start = start, Length = plain.SourceEnd(vote.Start + vote.Length) - start };
    }

    /// <summary>Two answers are the same when they differ in nothing but case, blanks and marks.</summary>
    private static string Essence(string passage) =>
        string.Concat(passage.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
