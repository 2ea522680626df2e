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

        var sections = ReplySections.Of(reply.Text);
        var answers = sections.Answers.Select(passage => reply.Text[passage]).DistinctBy(Essence).ToList();
        return answers switch
        {
            [] => new Analysis.Unreadable(UnreadableReason.NoAnswer),
            [var answer] => new Analysis.Read(new(Thinking(reply.Text, sections), answer, Vote(reply.Text, sections))),
            _ => new Analysis.Unreadable(UnreadableReason.Ambiguous),
        };
    }

    private static string? Thinking(string text, ReplySections sections) => sections.Thinking switch
    {
        [] => null,
        var passages => string.Join("\n\n", passages.Select(passage => text[passage]).DistinctBy(Essence)),
    };

    private static PhaseVote? Vote(string text, ReplySections sections) =>
        PhaseNaming.VoteOf(text, sections.Thinking);

    /// <summary>Two answers are the same when they differ in nothing but case, blanks and marks.</summary>
    private static string Essence(string passage) =>
        string.Concat(passage.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
