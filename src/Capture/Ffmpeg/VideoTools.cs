using System.Text;
using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>What videos and pictures are read with on this machine.</summary>
public static class VideoTools
{
    /// <summary>Version of FFmpeg's ffmpeg, as it says it.</summary>
    /// <exception cref="CaptureException">ffmpeg cannot be started.</exception>
    public static async Task<string> FfmpegAsync(CancellationToken cancellationToken)
    {
        var said = await FfmpegChild.RunAsync("ffmpeg", null, ["-version"], cancellationToken);
        var words = Encoding.ASCII.GetString(said.Output).Split(' ', '\n');
        return words.Length > 2 ? words[2] : "unknown";
    }

    /// <summary>Version of OpenCV.</summary>
    /// <exception cref="CaptureException">OpenCV cannot be loaded.</exception>
    public static string OpenCv()
    {
        try
        {
            return Cv2.GetVersionString() ?? "unknown";
        }
        catch (Exception unloadable)
            when (unloadable is DllNotFoundException or TypeInitializationException or OpenCvSharpException)
        {
            throw new CaptureException(
                "OpenCV cannot be loaded (it needs the packages libgtk-3-0, or libgtk-3-0t64 on newer systems, and "
                + $"libatomic1): {Missing(unloadable)}",
                unloadable);
        }
    }

    // The loader names every place in which it looked; what tells is the library that OpenCV itself asked for.
    private static string Missing(Exception unloadable)
    {
        var words = unloadable.GetBaseException().Message;
        return words.Split('\n').FirstOrDefault(line =>
            line.Contains("cannot open", StringComparison.Ordinal)
            && !line.Contains("OpenCvSharpExtern", StringComparison.Ordinal)) ?? words;
    }
}
