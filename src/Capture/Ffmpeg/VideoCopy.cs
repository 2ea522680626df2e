using Surgical.Disk;

namespace Surgical.Capture;

/// <summary>Makes of a video one that every browser plays and in which each frame can be stopped at.</summary>
public static class VideoCopy
{
    private const double GreatestRate = 60;

    private static readonly Fraction UsualRate = new(25, 1);

    /// <summary>
    /// Writes an H.264 MP4 of upright, square pixels at a constant rate, a key frame each second, with its sound.
    /// </summary>
    /// <param name="original">Path of the video.</param>
    /// <param name="copy">Path of what is written, or overwritten; a part of it may be left where it fails.</param>
    /// <param name="track">What the probe said of the video.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="CaptureException">No picture can be read from it.</exception>
    /// <exception cref="DiskFullException">The copy found no room.</exception>
    public static async Task WriteAsync(
        string original, string copy, VideoTrack track, CancellationToken cancellationToken)
    {
        var rate = Fraction.Parse(track.Rate) is { Value: >= 1 and <= GreatestRate } given ? given : UsualRate;
        string[] options =
        [
            "-nostdin", "-v", "error", .. MediaFile.Open(original),
            "-map", $"0:{MediaFile.Pictures}", "-map", "0:a:0?", "-map_metadata", "-1",
            "-vf", $"scale=trunc(iw*sar/2)*2:trunc(ih/2)*2,setsar=1,fps={rate}:start_time=0",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-pix_fmt", "yuv420p",
            "-g", $"{(int)rate.Value}",
            "-c:a", "aac", "-movflags", "+faststart", "-f", "mp4", "-y", $"file:{Path.GetFullPath(copy)}",
        ];
        var end = await FfmpegChild.RunAsync("ffmpeg", original, options, cancellationToken);
        if (FullDisk.Stopped(end.ExitCode, end.Complaint))
        {
            throw FullDisk.Failure("The disk is full: the video could not be made playable.");
        }

        if (end.ExitCode != 0)
        {
            throw new CaptureException($"{Path.GetFileName(original)} cannot be decoded. FFmpeg says: {end.Complaint}");
        }
    }
}
