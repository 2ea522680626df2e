using System.Text.RegularExpressions;
using static Surgical.Models.Gemma3.ControlTokens;

namespace Surgical.Analyzer.Guidance;

/// <summary>Where the parts of a reply lie. Nothing is interpreted here.</summary>
/// <param name="Thinking">Passages of the thinking, in order; none when the reply has no thinking.</param>
/// <param name="Answers">Passages below each heading "Final Answer", empty ones left out.</param>
internal sealed record ReplySections(IReadOnlyList<Range> Thinking, IReadOnlyList<Range> Answers)
{
    /// <summary>
    /// Finds the two headings in any case, numbered or emphasised, and in mid-line where a colon follows.
    /// </summary>
    /// <param name="text">A reply without invisible characters.</param>
    public static ReplySections Of(string text)
    {
        var closing = ReplyHeadings.ThoughtClosing().Match(text);
        var from = closing.Success ? closing.Index + closing.Length : 0;
        var headings = Headings(text, from);
        if (!closing.Success && IsOpenThought(text) && headings.TrueForAll(IsAnswer))
        {
            return new([], []);
        }

        List<Range> thinking = [], answers = [];
        for (var index = 0; index < headings.Count; index++)
        {
            var start = headings[index].Index + headings[index].Length;
            var end = index + 1 < headings.Count ? headings[index + 1].Index : text.Length;
            (IsAnswer(headings[index]) ? answers : thinking).AddRange(Passage(text, start, end));
        }

        if (thinking.Count == 0 && closing.Success)
        {
            var opening = ReplyHeadings.ThoughtOpening().Match(text, 0, closing.Index).Length;
            thinking.AddRange(Passage(text, opening, closing.Index));
        }

        return new(thinking, answers);
    }

    /// <summary>
    /// One passage without blanks, rules, tags and loose emphasis around it; none when no letter is left, or where it
    /// is the template's.
    /// </summary>
    public static Range[] Passage(string text, int from, int to)
    {
        var first = from;
        while (first < to && !char.IsLetterOrDigit(text[first]))
        {
            first++;
        }

        if (first == to)
        {
            return [];
        }

        var last = to - 1;
        while (!char.IsLetterOrDigit(text[last]))
        {
            last--;
        }

        // What touches the first and the last word belongs to it: brackets, a full stop, a bullet.
        var start = text.LastIndexOf('\n', first, first - from + 1) + 1;
        var end = text.IndexOf('\n', last, to - last);
        return PassageEdges.Bare(text, Math.Max(start, from), end < 0 ? to : end) is { } range
            && !ReplyHeadings.Placeholder().IsMatch(text[range]) ? [range] : [];
    }

    /// <summary>"Reasoning" stands for the thinking where nothing else does: it is also a word of it.</summary>
    private static List<Match> Headings(string text, int from)
    {
        var all = ReplyHeadings.Heading().Matches(text, from).ToList();
        var isNamed = all.Exists(heading => !IsAnswer(heading) && !IsReasoning(heading));
        return all.FindAll(heading => !IsReasoning(heading) || !isNamed);
    }

    private static bool IsAnswer(Match heading) => heading.Groups["answer"].Success;

    private static bool IsReasoning(Match heading) => heading.Groups["reasoning"].Success;

    private static bool IsOpenThought(string text) =>
        text.AsSpan().TrimStart() is var reply
        && (reply.StartsWith(ThoughtOpens, StringComparison.Ordinal)
            || reply.StartsWith("<think>", StringComparison.OrdinalIgnoreCase)
            || reply.StartsWith("<|channel>", StringComparison.Ordinal));
}
