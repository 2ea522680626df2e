using System.Globalization;
using System.Text;

namespace Surgical.Analyzer.Guidance;

/// <summary>A reply without what nobody sees: byte order marks, zero widths, directions, soft hyphens.</summary>
/// <param name="Text">What is left; escapes of JSON are characters again.</param>
/// <param name="Sources">Where each of its characters, and its end, lies in the reply.</param>
/// <param name="IsDecoded">Some escape was turned into a character: passages are cut from this text.</param>
internal sealed record PlainReply(string Text, IReadOnlyList<int> Sources, bool IsDecoded)
{
    /// <summary>Takes a reply as it came.</summary>
    public static PlainReply Of(string reply)
    {
        // Some servers escape twice: no line ends at all, but the two characters that stand for one.
        var isEscaped = !reply.Contains('\n', StringComparison.Ordinal)
            && reply.Contains("\\n", StringComparison.Ordinal);
        var text = new StringBuilder(reply.Length);
        var sources = new List<int>(reply.Length + 1);
        for (var at = 0; at < reply.Length;)
        {
            var (letter, length) = isEscaped && reply[at] == '\\' ? Unescaped(reply, at) : (reply[at], 1);
            if (!IsInvisible(letter))
            {
                text.Append(letter);
                sources.Add(at);
            }

            at += length;
        }

        sources.Add(reply.Length);
        return new(text.ToString(), sources, isEscaped);
    }

    /// <summary>The words of a passage as they stand in the reply, or decoded.</summary>
    public string Words(string reply, Range passage)
    {
        var (start, length) = passage.GetOffsetAndLength(Text.Length);
        return IsDecoded ? Text.Substring(start, length) : reply[Source(start)..SourceEnd(start + length)];
    }

    /// <summary>Where a character lies in the reply.</summary>
    public int Source(int at) => Sources[at];

    /// <summary>Where something ends in the reply that ends before the character here.</summary>
    public int SourceEnd(int end) => end == 0 || end == Text.Length ? Sources[end] : Sources[end - 1] + Span(end - 1);

    /// <summary>The character that an escape of JSON stands for, and how long the escape is.</summary>
    public static (char Letter, int Length) Unescaped(string text, int at)
    {
        var kind = at + 1 < text.Length ? text[at + 1] : '\\';
        return kind switch
        {
            'n' => ('\n', 2),
            'r' => ('\r', 2),
            't' => ('\t', 2),
            '"' or '/' or '\\' => (kind, Math.Min(2, text.Length - at)),
            'u' when at + 6 <= text.Length && ushort.TryParse(
                text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) =>
                ((char)code, 6),
            _ => ('\\', 1),
        };
    }

    public static bool IsInvisible(char letter) =>
        char.GetUnicodeCategory(letter) == UnicodeCategory.Format;

    // An escape is as long as what lies up to the next kept character, where nothing else was left out.
    private int Span(int at) => IsDecoded ? Sources[at + 1] - Sources[at] : 1;
}
