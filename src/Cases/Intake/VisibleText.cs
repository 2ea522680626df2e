using System.Globalization;
using System.Text;

namespace Surgical.Cases.Intake;

/// <summary>
/// Text in which nothing hides: what has no shape of its own, or turns the others round, is written as its number,
/// <c>&lt;U+202E&gt;</c>. Pure.
/// </summary>
internal static class VisibleText
{
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;
    private const int TextShape = 0xFE0E;
    private const int PictureShape = 0xFE0F;

    // The first block whose scripts join letters, and write some words with one of the joiners: Arabic.
    private const int FirstJoiningScript = 0x0600;

    // Letters, marks and a symbol that show nothing: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
    // and the blank of Braille.
    private static readonly int[] Blank =
        [0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x2800, 0x3164, 0xFFA0];

    /// <summary>The pieces of a text in order: each a character as it is, or its number.</summary>
    public static IEnumerable<string> PiecesOf(string text)
    {
        Rune[] runes = [.. text.EnumerateRunes()];
        for (var i = 0; i < runes.Length; i++)
        {
            var (before, after) = (i > 0 ? runes[i - 1] : default, i + 1 < runes.Length ? runes[i + 1] : default);
            yield return IsShown(runes[i], before, after) ? runes[i].ToString() : $"<U+{runes[i].Value:X4}>";
        }
    }

    private static bool IsShown(Rune rune, Rune before, Rune after) => rune.Value switch
    {
        // Persian and Indian words, and pictures that are made of several.
        Joiner => (Joins(before) && Joins(after)) || (IsPicture(before) && IsPicture(after)),
        NonJoiner => Joins(before) && Joins(after),
        TextShape or PictureShape => IsPicture(before) || Rune.IsDigit(before),
        >= 0xFE00 and <= 0xFE0D or >= 0xE0100 and <= 0xE01EF => false,
        _ => !Blank.Contains(rune.Value) && Rune.GetUnicodeCategory(rune) is not (
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned),
    };

    private static bool Joins(Rune rune) => rune.Value >= FirstJoiningScript && Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsPicture(Rune rune) => rune.Value is PictureShape || Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol;
}
