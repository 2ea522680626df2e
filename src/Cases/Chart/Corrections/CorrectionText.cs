using System.Globalization;

namespace Surgical.Cases.Chart;

/// <summary>What may be written into a correction. Pure.</summary>
internal static class CorrectionText
{
    private const int LongestName = 80;
    public const int LongestComment = 2_000;

    // Far above the 512 tokens that a model may say.
    public const int LongestPart = 20_000;

    /// <summary>What is wrong with a text of several lines, in words; null where nothing is.</summary>
    public static string? Objection(string what, string text, int longest) => text switch
    {
        _ when string.IsNullOrWhiteSpace(text) => $"Expected words as {what}, got none.",
        { Length: var length } when length > longest =>
            $"Expected at most {longest} characters as {what}, got {length}.",
        _ when text.Where(IsControl).Select(letter => (int?)letter).FirstOrDefault() is { } control =>
            $"Expected {what} without control characters other than line feeds and tabs, got U+{control:X4}.",
        _ => null,
    };

    /// <summary>What is wrong with a comment, in words; null where nothing is, or where there is none.</summary>
    public static string? CommentObjection(string? comment) =>
        comment is null ? null : Objection("comment", comment, LongestComment);

    /// <summary>What is wrong with a name, in words; null where nothing is.</summary>
    public static string? NameObjection(string what, string name) =>
        Objection(what, name, LongestName)
        ?? (name.Any(char.IsControl) || name != name.Trim()
            ? $"Expected {what} on one line without blanks around it, got '{name}'."
            : null)
        ?? (name.Any(IsHidden) || !name.Any(char.IsLetterOrDigit)
            ? $"Expected {what} with letters or digits and nothing that hides or turns them around."
            : null);

    // A name stands among the product's own words; joiners (U+200C, U+200D) belong to the spelling of real ones.
    private static bool IsHidden(char letter) =>
        char.GetUnicodeCategory(letter) is UnicodeCategory.Format && letter is not ('\u200C' or '\u200D');

    private static bool IsControl(char letter) => char.IsControl(letter) && letter is not ('\n' or '\t');
}
