using System.Text.RegularExpressions;
using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>What videos and pictures are read with on this machine.</summary>
public static partial class VideoTools
{
    private const string Maps = "/proc/self/maps";

    /// <summary>Version of FFmpeg's ffprobe, as it says it.</summary>
    /// <exception cref="CaptureException">ffprobe cannot be started.</exception>
    public static string Ffmpeg() => Ffprobe.Version();

    /// <summary>Version of OpenCV, after the name of the file that is in use.</summary>
    /// <exception cref="CaptureException">OpenCV cannot be loaded.</exception>
    public static string OpenCv()
    {
        try
        {
            using var picture = new Mat(1, 1, MatType.CV_8UC3);
        }
        catch (Exception unloadable) when (unloadable is DllNotFoundException or EntryPointNotFoundException or TypeInitializationException)
        {
            throw new CaptureException($"OpenCV cannot be loaded: {unloadable.Message}", unloadable);
        }

        return File.Exists(Maps) && Library().Match(File.ReadAllText(Maps)) is { Success: true } match
            ? match.Groups["version"].Value
            : "loaded";
    }

    [GeneratedRegex(@"libopencv_core\.so\.(?<version>[\d.]+)")]
    private static partial Regex Library();
}
