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
            "-nostdin", "-v", "error", "-ss", at.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture),
            .. MediaFile.Open(video, isLate: true), "-map", $"0:{MediaFile.Pictures}", "-frames:v", "1",
            "-vf", $"scale='min({greatestWidth},iw*sar)':-2,setsar=1", "-q:v", Quality, "-f", "mjpeg", "pipe:1",
        ];
        var still = await FfmpegChild.RunAsync("ffmpeg", video, options, cancellationToken);
        return still.ExitCode == 0 && still.Output.Length > 0 ? still.Output : null;
    }
}
