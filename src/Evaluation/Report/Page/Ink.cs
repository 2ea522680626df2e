using System.Globalization;

namespace Surgical.Evaluation.Report.Page;

/// <summary>Black or white letters, whichever reads better on a ground.</summary>
/// <remarks>Contrast after WCAG 2.2; one of both always has at least 4.5 to 1.</remarks>
internal static class Ink
{
    // Where black and white read equally well: (L + 0.05) / 0.05 = 1.05 / (L + 0.05).
    private static readonly double Even = Math.Sqrt(1.05 * 0.05) - 0.05;

    /// <param name="ground">"#rrggbb".</param>
    public static string On(string ground) => Luminance(ground) > Even ? "#000000" : "#ffffff";

    /// <summary>A colour laid over white.</summary>
    /// <param name="colour">"#rrggbb".</param>
    /// <param name="share">0, white, to 1, the colour itself.</param>
    public static string OverWhite(string colour, double share) => string.Concat(
        Channels(colour)
            .Select(channel => (int)Math.Round(255 - (share * (255 - channel))))
            .Select(channel => channel.ToString("x2", CultureInfo.InvariantCulture))
            .Prepend("#"));

    private static int[] Channels(string hex) =>
    [
        .. from place in (int[])[1, 3, 5]
           select int.Parse(hex.AsSpan(place, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
    ];

    private static double Luminance(string hex)
    {
        var linear = Channels(hex)
            .Select(channel => channel / 255.0)
            .Select(channel => channel <= 0.04045 ? channel / 12.92 : Math.Pow((channel + 0.055) / 1.055, 2.4))
            .ToArray();
        return (0.2126 * linear[0]) + (0.7152 * linear[1]) + (0.0722 * linear[2]);
    }
}
