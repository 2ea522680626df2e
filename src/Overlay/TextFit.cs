using System.Text;

namespace Surgical.Overlay;

/// <summary>How much room text takes, and how it is broken and shortened to fit.</summary>
/// <remarks>
/// Widths are those of DejaVu Sans, the widest of the fonts that the overlay asks for, so that text fits with every one
/// of them. Letters outside ASCII count as a full em and a half, the widest that DejaVu Sans has below U+0250.
/// </remarks>
internal static class TextFit
{
    /// <summary>Height of a capital in ems (OS/2 table of DejaVu Sans).</summary>
    public const double CapHeight = 0.729;

    /// <summary>What stands where text was left out.</summary>
    public const string Ellipsis = "...";

    private const double WidestEm = 1.5;
    private const char FirstInTable = ' ';

    // Advances of U+0020 to U+007E in thousandths of an em (hmtx table of DejaVu Sans).
    private static readonly short[] Advances =
    [
        318, 401, 460, 838, 637, 951, 780, 275, 391, 391, 500, 838, 318, 361, 318, 337, 637, 637, 637, 637, 637, 637,
        637, 637, 637, 637, 337, 337, 838, 838, 838, 531, 1000, 685, 687, 699, 771, 632, 576, 775, 752, 295, 295, 656,
        558, 863, 749, 788, 604, 788, 695, 635, 611, 732, 685, 989, 686, 611, 686, 391, 337, 391, 838, 500, 500, 613,
        635, 550, 635, 616, 353, 635, 634, 278, 278, 580, 278, 975, 634, 612, 635, 635, 412, 521, 393, 634, 592, 818,
        592, 592, 525, 637, 337, 637, 838,
    ];

    /// <summary>Width of one line, in pixels.</summary>
    public static double Width(string text, double size) => text.EnumerateRunes().Sum(Em) * size;

    /// <summary>
    /// The line itself where it fits, else its beginning and an ellipsis; empty where not even that fits.
    /// </summary>
    public static string Shorten(string text, double size, double width)
    {
        if (Width(text, size) <= width)
        {
            return text;
        }

        var left = (width / size) - Ellipsis.Sum(letter => Em(new(letter)));
        if (left < 0)
        {
            return "";
        }

        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().TakeWhile(rune => (left -= Em(rune)) >= 0))
        {
            kept.Append(rune);
        }

        return kept.ToString().TrimEnd() + Ellipsis;
    }

    /// <summary>
    /// Breaks text at its spaces into lines that fit; the last line is shortened where there is more.
    /// </summary>
    public static IReadOnlyList<string> Wrap(string text, double size, double width, int mostLines)
    {
        var lines = new List<string>();
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var next = 0;
        while (next < words.Length && lines.Count < mostLines)
        {
            var line = words[next++];
            while (next < words.Length && Width($"{line} {words[next]}", size) <= width)
            {
                line += $" {words[next++]}";
            }

            var more = lines.Count == mostLines - 1 && next < words.Length;
            lines.Add(Shorten(more ? $"{line} {words[next]}" : line, size, width));
        }

        return lines;
    }

    private static double Em(Rune rune)
    {
        var place = rune.Value - FirstInTable;
        return place >= 0 && place < Advances.Length ? Advances[place] / 1000.0 : WidestEm;
    }
}
