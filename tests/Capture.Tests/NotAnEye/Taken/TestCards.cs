using OpenCvSharp;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.NotAnEye;

/// <summary>Pictures that FFmpeg's own sources give.</summary>
internal static class TestCards
{
    /// <summary>As many pictures of each source as make ten of a kind.</summary>
    /// <param name="random">Of the size, and of what the camera does.</param>
    /// <param name="sources">FFmpeg's names, with a size where the source has none of its own: "testsrc2=s=".</param>
    public static IReadOnlyList<Mat> Of(Random random, params IReadOnlyList<string> sources)
    {
        using var folder = new TemporaryFolder();
        var each = Kind.Pictures / sources.Count;
        var pictures = new List<Mat>();
        foreach (var (number, source) in sources.Index())
        {
            var size = random.Pick("640x480", "720x576", "960x540");
            Ffmpeg.Make(
                $"-f lavfi -i {source.Replace("SIZE", size)} -r 2 -frames:v {each} {folder[$"{number}-%d.png"]}");
            for (var picture = 1; picture <= each; picture++)
            {
                pictures.Add(Camera.Film(random, Cv2.ImRead(folder[$"{number}-{picture}.png"])));
            }
        }

        return pictures;
    }
}
