using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Surgical.Capture;

/// <summary>A single picture out of a video, for people to look at; FFmpeg jumps to it.</summary>
public static class VideoStill
{
    private const string Quality = "4";

    /// <summary>The first picture at or after a time, upright, as JPEG.</summary>
    /// <param name="video">Path of the file.</param>
    /// <param name="at">From the start of the video.</param>
    /// <param name="greatestWidth">In pixels; a wider picture is scaled down.</param>
    /// <param name="cancellationToken">Stops FFmpeg.</param>
    /// <returns>Null where the file has no such picture.</returns>
    /// <exception cref="CaptureException">ffmpeg cannot be started.</exception>
    public static async Task<byte[]?> JpegAsync(
        string video, TimeSpan at, int greatestWidth, CancellationToken cancellationToken)
    {
        string[] options =
        [
            "-nostdin", "-v", "quiet", "-protocol_whitelist", "file", "-format_whitelist", Ffprobe.Containers,
            "-ss", at.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture), "-i", $"file:{Path.GetFullPath(video)}",
            "-map", "0:V:0", "-frames:v", "1", "-vf", $"scale='min({greatestWidth},iw*sar)':-2,setsar=1",
            "-q:v", Quality, "-f", "mjpeg", "pipe:1",
        ];
        using var process = Start(options);
        try
        {
            using var picture = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(picture, cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 && picture.Length > 0 ? picture.ToArray() : null;
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            throw;
        }
    }

    private static Process Start(string[] options)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("ffmpeg", options) { RedirectStandardOutput = true })!;
        }
        catch (Win32Exception failure)
        {
            throw new CaptureException(
                $"ffmpeg was expected on the path (package ffmpeg); it cannot be started: {failure.Message}", failure);
        }
    }
}
