using System.Text.RegularExpressions;
using Surgical.DataSets.Flare;

namespace Surgical.Evaluation.Flare.Answers;

/// <summary>The one class that a reply names.</summary>
internal static partial class ClassAnswer
{
    /// <summary>
    /// FLARE25: the first stand-alone letter A to E of the upper-cased text, else the last word. So the article "a"
    /// reads as option A, options beyond E are found only as the last word, and of a class of several words the last
    /// one is left.
    /// </summary>
    public static string Parse25(string reply)
    {
        var text = ReplyText.Clean(reply);
        var letter = OptionLetter().Match(text.ToUpperInvariant());
        return Edges().Replace(letter.Success ? letter.Groups[1].Value : LastWord(text), "");
    }

    /// <summary>FLARE25 before comparing: one letter in upper case, everything else in lower case.</summary>
    public static string Normalise25(string? label)
    {
        var text = NormalText.Collapse(label ?? "");
        return text.Length == 1 && char.IsLetter(text[0]) ? text.ToUpperInvariant() : text.ToLowerInvariant();
    }

    private static string LastWord(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).LastOrDefault("");

    [GeneratedRegex(@"\b([A-E])(?:[.\)\s]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex OptionLetter();

    [GeneratedRegex(@"^[\s.,:'""]+|[\s.,:'""]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Edges();
}
