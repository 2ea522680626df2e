using System.Text.RegularExpressions;
using static Surgical.Models.Gemma3.ControlTokens;

namespace Surgical.Analyzer.Guidance;

/// <summary>Where the parts of a reply lie. Nothing is interpreted here.</summary>
/// <param name="Thinking">Passages of the thinking, in order; none when the reply has no thinking.</param>
/// <param name="Answers">Passages below each heading "Final Answer", empty ones left out.</param>
internal sealed partial record ReplySections(IReadOnlyList<Range> Thinking, IReadOnlyList<Range> Answers)
{
    /// <summary>
    /// Finds the two headings in any case, numbered or emphasised, and in mid-line where a colon follows.
    /// </summary>
    public static ReplySections Of(string text)
    {
        var closes = text.IndexOf(ThoughtCloses, StringComparison.Ordinal);
        if (closes < 0 && text.TrimStart().StartsWith(ThoughtOpens, StringComparison.Ordinal))
        {
            return new([], []);
        }

        var sections = new ReplySections([], []);
        var headings = Heading().Matches(text, closes < 0 ? 0 : closes + ThoughtCloses.Length);
        for (var index = 0; index < headings.Count; index++)
        {
            var from = headings[index].Index + headings[index].Length;
            var to = index + 1 < headings.Count ? headings[index + 1].Index : text.Length;
            var passages = Passage(text, from, to);
            sections = headings[index].Groups["answer"].Success
                ? sections with { Answers = [.. sections.Answers, .. passages] }
                : sections with { Thinking = [.. sections.Thinking, .. passages] };
        }

        return sections.Thinking.Count > 0 || closes < 0
            ? sections
            : sections with { Thinking = Passage(text, ThoughtOpening().Match(text, 0, closes).Length, closes) };
    }

    /// <summary>One passage without blanks, rules and loose emphasis around it; none when no letter is left.</summary>
    private static Range[] Passage(string text, int from, int to)
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
        return Bare(text, Math.Max(start, from), end < 0 ? to : end);
    }

    private static Range[] Bare(string text, int start, int end)
    {
        while (char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        const string Bold = "**";
        var passage = text.AsSpan(start, end - start);
        if (passage.Count(Bold) % 2 == 0)
        {
            return [start..end];
        }

        return passage.EndsWith(Bold) ? [start..(end - Bold.Length)]
            : passage.StartsWith(Bold) ? [(start + Bold.Length)..end]
            : [start..end];
    }

    // A heading opens a line (behind marks, a number, a tag) or follows the end of a sentence, then with a colon. It
    // ends with a colon or dash, with closing emphasis, or with its line: "the final answer is to wait" is none.
    // Atomic groups: a reply of ten thousand dashes costs no more than another.
    [GeneratedRegex(
        $$"""
        (?: (?<=\A|\n|{{ThoughtCloses}}) (?> [^\S\n]* (?>[\#>*_`•~|"-]|\(?\d{1,3}[.):]|</?\w{1,8}>) )* [^\S\n]*
          | (?<=[.!?:;)\]}>*_|"”]) [^\S\n]+ (?>[\#*_`]*)
            (?= (?>final|thinking) [\s_-]* (?>answer|process) (?>[*_`]*) [^\S\n]* [:：] ) )
        (?: (?<answer> final (?:[^\S\n]|[_-])* answer ) | thinking (?:[^\S\n]|[_-])* process )
        (?: [^\S\n]* (?>[*_`"]*|</\w{1,8}>) [^\S\n]* [:：] (?:[*_`]+(?=\s|\z)|</\w{1,8}>)?
          | (?>[*_`]+|</\w{1,8}>) (?:[^\S\n]*[–—-](?=\s))?
          | [^\S\n]+ [–—-] (?=\s)
          | [^\S\n]* \#* [^\S\n]* (?=\n|\z) )
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    [GeneratedRegex(
        $@"\A\s*(?:{ThoughtOpens})?\s*(?:thought\b)?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ThoughtOpening();
}
