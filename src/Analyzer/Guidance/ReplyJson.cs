using System.Text;
using System.Text.RegularExpressions;

namespace Surgical.Analyzer.Guidance;

/// <summary>A reply that is a JSON object with the two parts as texts: on one line, laid out, or fenced.</summary>
internal static partial class ReplyJson
{
    /// <summary>The parts, decoded; null where the reply is no such object.</summary>
    public static (PlainReply Plain, ReplySections Sections)? Read(string reply)
    {
        if (!Object().IsMatch(reply))
        {
            return null;
        }

        var (text, sources) = (new StringBuilder(), new List<int>());
        List<Range> thinking = [], answers = [];
        foreach (Match member in Member().Matches(reply))
        {
            var start = text.Length;
            Decode(reply, member.Groups["value"], text, sources);
            var value = text.ToString(start, text.Length - start);
            foreach (var passage in ReplySections.Passage(value, 0, value.Length))
            {
                var (from, length) = passage.GetOffsetAndLength(value.Length);
                (member.Groups["answer"].Success ? answers : thinking).Add((start + from)..(start + from + length));
            }
        }

        sources.Add(reply.Length);
        return (new(text.ToString(), sources, IsDecoded: true), new(thinking, answers));
    }

    private static void Decode(string reply, Group value, StringBuilder text, List<int> sources)
    {
        for (var at = value.Index; at < value.Index + value.Length;)
        {
            var (letter, length) = reply[at] == '\\' ? PlainReply.Unescaped(reply, at) : (reply[at], 1);
            if (!PlainReply.IsInvisible(letter))
            {
                text.Append(letter);
                sources.Add(at);
            }

            at += length;
        }

        // Parts do not run into each other.
        text.Append('\n');
        sources.Add(value.Index + value.Length);
    }

    [GeneratedRegex(
        @"\A (?>[\s\p{Cf}]*) (?: (?>[^`{}]{0,400}) ``` (?>\w*) (?>\s*) )? \{ (?>\s*) [""}]",
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Object();

    [GeneratedRegex(
        """
        (?<=[{,]\s{0,200})
        "(?> (?<answer> final [\s_-]? answer ) | (?:thinking|thought) (?:[\s_-]?process)? | reasoning )"
        (?>\s*) : (?>\s*) "(?<value> (?> [^"\\] | \\. )* )"
        """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
            | RegexOptions.Singleline)]
    private static partial Regex Member();
}
