using System.Globalization;
using Surgical.Capture;

namespace Surgical.Progress;

/// <summary>One line on what an analysis has before it, before it begins. Pure.</summary>
internal static class AheadLine
{
    private const double Megabyte = 1e6;
    private const double Gigabyte = 1e9;

    /// <param name="format">Of the pictures.</param>
    /// <param name="length">Of the video.</param>
    /// <param name="extent">Of the file.</param>
    /// <param name="decoding">How long it takes to decode all pictures at least; null where it is not known.</param>
    public static string Of(VideoFormat format, TimeSpan length, SourceExtent extent, TimeSpan? decoding)
    {
        var time = decoding is { } least ? $"decoding them takes {EstimateWords.About(least)} here; " : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(int)length.TotalMinutes}:{length.Seconds:00} min, {Size(extent.Bytes)}, "
            + $"{extent.Pictures:N0} pictures of {format.Width}x{format.Height}; {time}no room on the disk is needed "
            + $"but for the answers");
    }

    private static string Size(long bytes) => bytes < Gigabyte
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / Megabyte:0.0} MB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / Gigabyte:0.0} GB");
}
