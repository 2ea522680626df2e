using System.Text.RegularExpressions;

namespace Surgical.Capture;

/// <summary>Finds, in ffmpeg's last words, the size that a video changed to: see <see cref="DecodePlan"/>.</summary>
internal static partial class SizeChange
{
    /// <returns>"WIDTHxHEIGHT"; null where it was something else.</returns>
    public static string? In(string complaint) =>
        Complaint().Match(complaint) is { Success: true } match
            ? $"{match.Groups["width"]}x{match.Groups["height"]}"
            : null;

    [GeneratedRegex(@"non positive size for width '-(?<width>\d+)' or height '-(?<height>\d+)'")]
    private static partial Regex Complaint();
}
