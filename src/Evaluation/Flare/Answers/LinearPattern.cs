using System.Text.RegularExpressions;

namespace Surgical.Evaluation.Flare.Answers;

/// <summary>
/// Regular expressions without backtracking: no text of a model and no pattern of a file makes them slow.
/// </summary>
internal static class LinearPattern
{
    /// <exception cref="ArgumentException">The pattern is none, or needs to look back.</exception>
    public static Regex Of(string pattern) =>
        new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
}
