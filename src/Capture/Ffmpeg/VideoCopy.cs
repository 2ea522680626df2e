using System.Globalization;
using Surgical.Disk;

namespace Surgical.Capture;

/// <summary>Makes of a video one that every browser plays and in which each frame can be stopped at.</summary>
public static class VideoCopy
{
    // As for decoding: pictures that change their size make no new filters, which would have forgotten the time.
    private static readonly string[] OneGraph = ["-noautorotate", "-reinit_filter:v", "0"];

    // Browsers look a picture up by when it is decoded: beside a gap, where one waits for others, they find another.
    private static readonly string[] InOrder = ["-bf", "0"];

    // Browsers guess by the size unless matrix, primaries and transfer are all told; nobody converts the latter two.
    private static readonly string[] FullyTold = ["-color_primaries", "bt709", "-color_trc", "bt709"];

    // Where pictures begin after the sound, MP4 says so in steps of this: by itself in whole milliseconds.
    private const string FineTimescale = "90000";

    /// <summary>
    /// Writes an H.264 MP4 of what the plan shows, picture for picture and time for time, a key frame at least each
    /// second, with its sound.
    /// </summary>
    /// <remarks>
    /// No picture is made up for a pause and none is left out. Where the clock was bent, as in recordings that were
    /// joined, sound would not fit any more, and is left out; so is sound that is damaged beyond FFmpeg's patience.
    /// </remarks>
    /// <param name="original">Path of the video.</param>
    /// <param name="copy">Path of what is written, or overwritten; a part of it may be left where it fails.</param>
    /// <param name="plan">Of the video.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>FFmpeg's words on sound that had to be left out; empty where none had.</returns>
    /// <exception cref="CaptureException">No picture can be read from it.</exception>
    /// <exception cref="DiskFullException">The copy found no room.</exception>
    public static async Task<string> WriteAsync(
        string original, string copy, SourcePlan plan, CancellationToken cancellationToken)
    {
        try
        {
            await RunAsync(original, plan.Name, Options(original, copy, plan, Sound(plan)), cancellationToken);
            return "";
        }
        catch (CaptureException) when (Sound(plan).Any())
        {
            var fault = await FaultOfSoundAsync(original, plan, cancellationToken);
            if (fault.Length == 0)
            {
                throw;
            }

            await RunAsync(original, plan.Name, Options(original, copy, plan, []), cancellationToken);
            return fault;
        }
    }

    /// <returns>What FFmpeg says where it cannot take the sound alone over either; else nothing.</returns>
    private static async Task<string> FaultOfSoundAsync(
        string original, SourcePlan plan, CancellationToken cancellationToken)
    {
        string[] options =
        [
            "-nostdin", "-v", "error", "-copyts", "-max_error_rate", "1",
            .. MediaFile.Open(original, plan.Track.IsLate), .. Sound(plan), "-f", "null", "-",
        ];
        var end = await FfmpegChild.RunAsync("ffmpeg", original, options, cancellationToken);
        return end.ExitCode == 0 ? "" : end.Complaint;
    }

    /// <summary>
    /// Writes a copy again with a track of silence, for one whose first picture does not come at 0 and that has no
    /// sound: a browser would take the wait for a part of another length.
    /// </summary>
    /// <param name="copy">Path of what was written.</param>
    /// <param name="silent">Path of what is written, or overwritten.</param>
    /// <param name="length">Of the case.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="CaptureException">It cannot be read.</exception>
    /// <exception cref="DiskFullException">It found no room.</exception>
    public static Task WithSilenceAsync(
        string copy, string silent, TimeSpan length, CancellationToken cancellationToken) => RunAsync(
        copy,
        Path.GetFileName(copy),
        [
            "-nostdin", "-v", "error", "-copyts", .. MediaFile.Open(copy, isLate: false),
            "-f", "lavfi", "-t", length.TotalSeconds.ToString("0.######", CultureInfo.InvariantCulture),
            "-i", "anullsrc=r=8000:cl=mono", "-map", "0:v:0", "-map", "1:a:0", "-c:v", "copy", "-c:a", "aac",
            "-movflags", "+faststart", "-movie_timescale", FineTimescale, "-f", "mp4", "-y",
            $"file:{Path.GetFullPath(silent)}",
        ],
        cancellationToken);

    private static IReadOnlyList<string> Options(
        string original, string copy, SourcePlan plan, IEnumerable<string> sound)
    {
        // FFmpeg hands a display matrix on, and players would turn once more, unless it has turned the pictures itself.
        var isTurned = plan.Track.DisplayMatrix.Count > 0;
        return
        [
            // As many threads as for looking: after an error, others would leave out other pictures.
            "-nostdin", "-v", "error", "-copyts", "-max_error_rate", "1",
            "-threads", DecodePlan.Threads.ToString(CultureInfo.InvariantCulture),
            .. isTurned ? [] : OneGraph, .. MediaFile.Open(original, plan.Track.IsLate),
            "-map", string.Create(CultureInfo.InvariantCulture, $"0:{plan.Track.Stream}"), "-map_metadata", "-1",
            "-vf", string.Join(',', [.. FilterChain.Of(plan, isTurned), .. Playable(plan.Track)]),
            "-fps_mode", "passthrough", "-enc_time_base", $"1/{plan.Clock.StepsPerSecond}",
            "-c:v", "libx264", "-preset", "veryfast", "-crf", "20", .. InOrder, "-pix_fmt", "yuv420p",
            "-force_key_frames", "expr:isnan(prev_forced_t)+gte(t,prev_forced_t+1)",
            "-colorspace", MatrixOf(plan.Track), .. FullyTold, "-color_range", "tv",
            "-bsf:v", $"setts=pts=PTS:dts=DTS:duration=max(DURATION\\,{Least(plan.Clock)})",
            .. sound,
            "-movflags", "+faststart", "-movie_timescale", FineTimescale, "-f", "mp4",
            "-y", $"file:{Path.GetFullPath(copy)}",
        ];
    }

    private static async Task RunAsync(
        string original, string name, IReadOnlyList<string> options, CancellationToken cancellationToken)
    {
        var end = await FfmpegChild.RunAsync("ffmpeg", original, options, cancellationToken);
        if (FullDisk.Stopped(end.ExitCode, end.Complaint))
        {
            throw FullDisk.Failure("The disk is full: the video could not be made playable.");
        }

        if (end.ExitCode != 0)
        {
            throw new CaptureException($"{name} cannot be decoded. FFmpeg says: {end.Complaint}");
        }
    }

    // The last picture has no next one that would end it.
    private static string Least(SourceClock clock) => clock.UsualStep.ToString(CultureInfo.InvariantCulture);

    /// <summary>Even sides, without scaling, and luma as televisions have it.</summary>
    private static IEnumerable<string> Playable(VideoTrack track)
    {
        var (width, height) = FilterChain.SizeOf(track);
        if (int.IsOddInteger(width) || int.IsOddInteger(height))
        {
            yield return "crop=trunc(iw/2)*2:trunc(ih/2)*2:0:0";
        }

        yield return "scale=out_range=tv,format=yuv420p";
    }

    // FFmpeg's own view of a video that does not say, so that a browser shows what was analysed.
    private static string MatrixOf(VideoTrack track) =>
        FilterChain.ColoursOf(track).Matrix is { Length: > 0 } known and not ("gbr" or "rgb") ? known : "smpte170m";

    private static IEnumerable<string> Sound(SourcePlan plan)
    {
        if (plan.HasJoins || plan.Clock.Start is not { } start)
        {
            return [];
        }

        var seconds = ((double)start / plan.Clock.StepsPerSecond).ToString("0.######", CultureInfo.InvariantCulture);
        return ["-map", "0:a:0?", "-af", $"asetpts=PTS-{seconds}/TB", "-c:a", "aac"];
    }
}
