using System.Globalization;
using System.Text.RegularExpressions;

namespace Surgical.Evaluation.Flare.Answers;

/// <summary>The count that a reply gives, as FLARE25 reads it.</summary>
internal static partial class CountAnswer
{
    // From a list of several numbers, those up to ten are taken for numbered steps.
    private const int LargestStep = 10;

    private static readonly string[] Evasions =
    [
        "to accurately count", "to provide an accurate count", "to count the cells", "we need to", "i would need to",
        "to determine", "to estimate", "follow these steps", "carefully examine", "inspect each",
    ];

    // In the order in which they are tried. Without backtracking, so that no reply can make them slow.
    private static readonly Regex[] Statements =
    [
        LinearPattern.Of(@"count.*?(?:is|are|equals?|totals?)\s*:?\s*([0-9]+)"),
        LinearPattern.Of(@"(?:total|number|count)\s*(?:is|are|equals?|of)?\s*:?\s*([0-9]+)"),
        LinearPattern.Of(@"([0-9]+)\s*cells?\s*(?:visible|present|identified|counted)"),
        LinearPattern.Of(@"approximately\s*([0-9]+)"),
        LinearPattern.Of(@"estimated?\s*([0-9]+)"),
    ];

    /// <returns>A whole number; null when the reply gives none or only says how one would count.</returns>
    public static double? Parse25(string reply)
    {
        var text = ReplyText.Clean(reply);
        var lower = text.ToLowerInvariant();
        if (Evasions.Any(evasion => lower.Contains(evasion, StringComparison.Ordinal)))
        {
            return null;
        }

        var stated = Statements.Select(pattern => Numbers(pattern, lower)).FirstOrDefault(found => found.Length > 0);
        return stated?.Max() ?? LargestLoose(text) ?? Whole(text);
    }

    private static double? LargestLoose(string text)
    {
        var numbers = Numbers(LooseNumber(), text);
        return numbers.Length == 1
            ? numbers[0]
            : numbers.Where(number => number > LargestStep).Select(number => (double?)number).Max();
    }

    /// <summary>The whole text as a number, cut at the point: "3.7" is 3.</summary>
    private static double? Whole(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number)
            ? Math.Truncate(number)
            : null;

    private static double[] Numbers(Regex pattern, string text) =>
        [.. pattern.Matches(text)
            .Select(match => double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex(
        @"(?<!step\s)(?<!\d\.\s)(?<!procedure\s)([0-9]+)(?!\.\s)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex LooseNumber();
}
