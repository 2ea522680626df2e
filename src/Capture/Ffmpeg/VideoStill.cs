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
        var scaled = $"scale='min({greatestWidth},iw*sar)':-2,setsar=1";
        return await TakeAsync(video, at, scaled, ["-q:v", Quality, "-f", "mjpeg"], cancellationToken);
    }

    /// <summary>
    /// The brightness of the first picture at or after a time, upright and drawn to a small square: row by row, 0 to
    /// 255.
    /// </summary>
    /// <inheritdoc cref="JpegAsync"/>
    internal static Task<byte[]?> LumaAsync(
        string video, TimeSpan at, int side, CancellationToken cancellationToken) => TakeAsync(
        video, at, $"scale={side}:{side}:flags=area,format=gray", ["-f", "rawvideo"], cancellationToken);

    private static async Task<byte[]?> TakeAsync(
        string video,
        TimeSpan at,
        string filters,
        IReadOnlyList<string> coded,
        CancellationToken cancellationToken)
    {
        string[] options =
        [
            "-nostdin", "-v", "error", "-ss", at.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture),
            .. MediaFile.Open(video, isLate: true), "-map", $"0:{MediaFile.Pictures}", "-frames:v", "1",
            "-vf", filters, .. coded, "pipe:1",
        ];
        var still = await FfmpegChild.RunAsync("ffmpeg", video, options, cancellationToken);
        return still.ExitCode == 0 && still.Output.Length > 0 ? still.Output : null;
    }
}
