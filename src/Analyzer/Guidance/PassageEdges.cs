using System.Text.RegularExpressions;

namespace Surgical.Analyzer.Guidance;

/// <summary>What surrounds a passage and is none of its words.</summary>
internal static partial class PassageEdges
{
    private const string Bold = "**";

    /// <summary>The passage without blanks, tags, bars and loose emphasis; null when nothing is left.</summary>
    public static Range? Bare(string text, int start, int end)
    {
        (start, end) = Trimmed(text, start, end);
        while (start < end && Opening().Match(text, start, end - start) is { Success: true } tag)
        {
            (start, end) = Trimmed(text, start + tag.Length, end);
        }

        while (start < end && ClosingStart(text, start, end) is { } closing)
        {
            (start, end) = Trimmed(text, start, closing);
        }

        return start < end ? Unbold(text, start, end) : null;
    }

    private static (int Start, int End) Trimmed(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    /// <summary>Where a closing tag, or a bar without its fellow, begins that ends the passage.</summary>
    private static int? ClosingStart(string text, int start, int end)
    {
        if (text[end - 1] == '|' && text[start] != '|')
        {
            return end - 1;
        }

        const int LongestTag = 24;
        var from = Math.Max(start, end - LongestTag);
        return Closing().Match(text, from, end - from) is { Success: true } tag ? tag.Index : null;
    }

    private static Range Unbold(string text, int start, int end)
    {
        var passage = text.AsSpan(start, end - start);
        if (passage.Count(Bold) % 2 == 0)
        {
            return start..end;
        }

        return passage.EndsWith(Bold) ? start..(end - Bold.Length)
            : passage.StartsWith(Bold) ? (start + Bold.Length)..end
            : start..end;
    }

    [GeneratedRegex(@"\A<[a-z]\w{0,20}/?>", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    [GeneratedRegex(@"</[a-z][\w-]{0,20}>\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Closing();
}
