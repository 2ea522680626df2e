using System.Text.RegularExpressions;
using Surgical.Analyzer.Findings;

namespace Surgical.Overlay;

/// <summary>A quarter of the picture that a reply names.</summary>
internal sealed partial record Quadrant(bool IsUpper, bool IsLeft)
{
    // The marked region is the inner part of the quarter: the eye lies there.
    private const double Margin = 0.17;
    private const double Side = 0.31;

    /// <summary>The one quadrant that the reply names; null when it names none, or different ones.</summary>
    public static Quadrant? NamedBy(KeyFrameAnalysis keyFrame)
    {
        var named = Words().Matches($"{keyFrame.Thinking}\n{keyFrame.Answer}")
            .Select(match => new Quadrant(
                match.Groups["row"].Value.ToUpperInvariant() is "UPPER" or "TOP",
                match.Groups["column"].Value.ToUpperInvariant() is "LEFT"))
            .Distinct()
            .ToList();
        return named.Count == 1 ? named[0] : null;
    }

    /// <summary>In words: "lower left quadrant".</summary>
    public string Name => $"{(IsUpper ? "upper" : "lower")} {(IsLeft ? "left" : "right")} quadrant";

    /// <summary>The marked region in a picture.</summary>
    public Area In(int width, int height) => new(
        (IsLeft ? Margin : 1 - Margin - Side) * width,
        (IsUpper ? Margin : 1 - Margin - Side) * height,
        Side * width,
        Side * height);

    [GeneratedRegex(
        @"(?<!\bnot\s(in|at|from)\s(the\s)?)\b(?<row>upper|top|lower|bottom)[\s-]+(?<column>left|right)\s+quadrant\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
