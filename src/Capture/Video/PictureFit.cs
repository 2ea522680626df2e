using System.Globalization;

namespace Surgical.Capture;

/// <summary>How pictures of a part become pictures of the case: one size and one layout, whatever it has.</summary>
internal static class PictureFit
{
    // From one matrix to another the usual rounding is five steps off.
    private const string Careful = "bicubic+accurate_rnd";

    /// <summary>Filters from what a video has to what is wanted; colours stay what they are.</summary>
    /// <param name="own">Of the video.</param>
    /// <param name="wanted">What is to come out.</param>
    public static IEnumerable<string> Of(VideoFormat own, VideoFormat wanted)
    {
        var isOther = (own.Width, own.Height, own.Layout) != (wanted.Width, wanted.Height, wanted.Layout);
        var colours = (wanted.Layout as PixelLayout.Planar420)?.Colours;
        if (isOther)
        {
            var (width, height) = Inside(own, wanted);
            yield return string.Create(CultureInfo.InvariantCulture, $"scale={width}:{height}:flags={Careful}")
                + (colours is null ? "" : $":out_color_matrix={colours.Matrix}:out_range=tv");
        }

        yield return colours is null ? "format=bgr24" : "format=yuv420p";
        if (isOther && HasBars(own, wanted))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"pad={wanted.Width}:{wanted.Height}:(ow-iw)/2:(oh-ih)/2:black");
        }
    }

    /// <summary>Whether pictures have another shape than what is wanted: they lie in it between black bars.</summary>
    public static bool HasBars(VideoFormat own, VideoFormat wanted) =>
        Inside(own, wanted) != (wanted.Width, wanted.Height);

    /// <summary>The greatest size of the same shape that fits.</summary>
    private static (int Width, int Height) Inside(VideoFormat own, VideoFormat wanted)
    {
        var scale = Math.Min((double)wanted.Width / own.Width, (double)wanted.Height / own.Height);
        return (Side(own.Width * scale, wanted.Width), Side(own.Height * scale, wanted.Height));
    }

    // A bar of less than two pixels is the rounding of somebody's scaling; chroma wants even sides.
    private static int Side(double length, int whole) =>
        whole - length < 2 ? whole : Math.Max(2, (int)Math.Round(length / 2) * 2);
}
