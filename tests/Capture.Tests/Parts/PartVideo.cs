using System.Globalization;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.Parts;

/// <summary>Makes small videos whose pictures carry their number, as a recorder would leave them.</summary>
internal static class PartVideo
{
    private const string Coding = "-c:v libx264 -preset ultrafast -bf 2 -g 10 -pix_fmt yuv420p";

    /// <summary>Pictures that carry their number in the strip that <see cref="Footage.FrameStrip"/> reads.</summary>
    /// <param name="path">What is written.</param>
    /// <param name="pictures">How many.</param>
    /// <param name="first">Number of the first.</param>
    /// <param name="rate">Pictures a second.</param>
    /// <param name="options">More of the encoder.</param>
    public static string Numbered(string path, int pictures, int first = 0, int rate = 25, string options = "") =>
        Ffmpeg.Make(string.Create(
            CultureInfo.InvariantCulture,
            $"-f lavfi -i nullsrc=s=16x1:r={rate},format=gray,geq=lum='if(eq(X,0),255,if(eq(X,15),0,"
            + $"255*mod(floor((N+{first})/pow(2,X-1)),2)))',scale=256:16:flags=neighbor,setsar=1,"
            + $"format=yuv444p[strip];testsrc2=s=256x128:r={rate},format=yuv444p[body];[strip][body]vstack "
            + $"-frames:v {pictures} {Coding} {(options.Length > 0 ? $"{options} " : "")}{path}"));

    /// <summary>Cuts a video without coding it anew; each part's clock begins at 0.</summary>
    /// <param name="video">Path.</param>
    /// <param name="cuts">Seconds, where pictures need no other.</param>
    /// <param name="pattern">Of the parts' paths, with %d.</param>
    public static void Cut(string video, string cuts, string pattern) => Ffmpeg.Make(
        $"-i {video} -c copy -f segment -segment_times {cuts} -reset_timestamps 1 {pattern}");

    /// <summary>Says when a video was recorded; all else stays.</summary>
    public static string Dated(string video, string moment, string path) =>
        Ffmpeg.Make($"-i {video} -c copy -metadata creation_time={moment} {path}");
}
