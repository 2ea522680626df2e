using System.Globalization;

namespace Surgical.Capture;

/// <summary>
/// The filters that make of what is coded what people see: for looking and for the copy that is played alike.
/// </summary>
internal static class FilterChain
{
    // Diffuse white of a high dynamic range, in cd/m² (ITU-R BT.2408-7).
    private const int DiffuseWhite = 203;

    /// <summary>Size of what comes out: pixels are square, and upright.</summary>
    public static (int Width, int Height) SizeOf(VideoTrack track)
    {
        var (width, height) = Square(track);
        return PictureTurn.Of(track.DisplayMatrix).IsAside ? (height, width) : (width, height);
    }

    /// <summary>What the pixels are once they are through.</summary>
    public static (string PixelFormat, string Matrix, bool IsFullRange) ColoursOf(VideoTrack track) =>
        IsHighDynamicRange(track)
            ? ("yuv420p", "bt709", false)
            : (track.PixelFormat, track.Matrix, track.IsFullRange);

    /// <summary>From pictures as they are coded to pictures at their time in the case.</summary>
    /// <param name="plan">Of the source.</param>
    /// <param name="isTurned">Whether FFmpeg has turned them already.</param>
    public static IEnumerable<string> Of(SourcePlan plan, bool isTurned)
    {
        var track = plan.Track;
        var isAside = isTurned && PictureTurn.Of(track.DisplayMatrix).IsAside;

        // Some decoders show what an edit list has cut away.
        if (plan is { HasCuts: true, FirstShown: { } first, LastShown: { } last })
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"select='between(pts,{first},{last})'");
        }

        // One size and one coding, whatever comes: FFmpeg's other filters are made for one, and would be made anew.
        yield return Scale((track.Width, track.Height), isAside);
        if (track.PixelFormat.Length > 0)
        {
            yield return $"format={track.PixelFormat}";
        }

        if (track.IsInterlaced)
        {
            yield return "bwdif=mode=send_frame:parity=auto:deint=interlaced";
        }

        if (Square(track) != (track.Width, track.Height))
        {
            yield return $"{Scale(Square(track), isAside)}:flags=bicubic,setsar=1";
        }

        if (IsHighDynamicRange(track))
        {
            yield return ToneMapping(track);
        }

        foreach (var turn in isTurned ? [] : PictureTurn.Of(track.DisplayMatrix).Filters)
        {
            yield return turn;
        }

        yield return string.Create(CultureInfo.InvariantCulture, $"settb=1/{plan.Clock.StepsPerSecond}");
        yield return $"setpts='{plan.Clock.Expression()}'";
    }

    private static (int Width, int Height) Square(VideoTrack track) => track.PixelAspect switch
    {
        > 1 => (Even(track.Width * track.PixelAspect), track.Height),
        < 1 => (track.Width, Even(track.Height / track.PixelAspect)),
        _ => (track.Width, track.Height),
    };

    private static string Scale((int Width, int Height) size, bool isAside)
    {
        var (width, height) = isAside ? (size.Height, size.Width) : size;
        return string.Create(CultureInfo.InvariantCulture, $"scale={width}:{height}");
    }

    private static int Even(double length) => Math.Max(2, (int)Math.Round(length / 2) * 2);

    private static bool IsHighDynamicRange(VideoTrack track) => track.Transfer is "smpte2084" or "arib-std-b67";

    private static string ToneMapping(VideoTrack track) => string.Create(
        CultureInfo.InvariantCulture,
        $"zscale=tin={track.Transfer}:pin=bt2020:min=bt2020nc:t=linear:npl={DiffuseWhite},format=gbrpf32le,"
        + $"zscale=p=bt709,tonemap=hable:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p");
}
