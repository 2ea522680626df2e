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
                $"OpenCV cannot be loaded (it needs the package libgtk-3-0): {unloadable.Message}", unloadable);
        }
    }
}
