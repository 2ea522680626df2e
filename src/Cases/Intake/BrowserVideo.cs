using Surgical.Capture;

namespace Surgical.Cases.Intake;

/// <summary>A video as a browser would play it.</summary>
/// <param name="facts">What the probe said of it.</param>
internal sealed class BrowserVideo(VideoFacts facts)
{
    // What browsers play and frame-exact seeking needs: dashboard.md 3, rule 1.
    private const double GreatestGroupSeconds = 2;

    // Containers count in ticks; MPEG-4's usual ones are far finer, Matroska's are milliseconds.
    private const double TickSeconds = 0.0011;

    /// <summary>What reading it needs.</summary>
    public ProbedVideo Probed => facts.Video;

    /// <summary>
    /// Presentation time of every frame, ascending; -1 where the file does not say, as in bare streams.
    /// </summary>
    public IReadOnlyList<double> Seconds { get; } = [.. facts.Packets.Select(SecondsOf).Order()];

    /// <summary>Mean time from one frame to the next; 0 for a single frame.</summary>
    public double FrameSeconds => Seconds.Count < 2 ? 0 : (Seconds[^1] - Seconds[0]) / (Seconds.Count - 1);

    /// <summary>End of the last frame.</summary>
    public double DurationSeconds => Seconds.Count == 0 ? 0 : Seconds[^1] + FrameSeconds;

    /// <summary>Whether a browser plays it and can stop at every single frame, as it is.</summary>
    public bool IsPlayable =>
        IsMp4 && Track is { Codec: "h264", PixelFormat: "yuv420p", Rotation: 0, HasSquarePixels: true }
        && Math.Abs(Seconds[0]) < TickSeconds && HasConstantRate && HasShortGroups;

    private VideoTrack Track => facts.Video.Track;

    // An MP4, or a QuickTime film, which is read the same way.
    private bool IsMp4 => Track.Container.Split(',').Contains("mp4");

    private bool HasConstantRate => Seconds.Zip(Seconds.Skip(1), (earlier, later) => later - earlier)
        .All(step => Math.Abs(step - FrameSeconds) < TickSeconds);

    private bool HasShortGroups
    {
        get
        {
            List<double> keys = [.. facts.Packets.Where(packet => packet.IsKey).Select(SecondsOf).Order()];
            var groups = keys.Zip(keys.Skip(1).Append(DurationSeconds), (start, next) => next - start);
            return keys.Count > 0 && Math.Abs(keys[0] - Seconds[0]) < TickSeconds
                && groups.All(length => length < GreatestGroupSeconds + TickSeconds);
        }
    }

    /// <summary>Probes a file.</summary>
    /// <exception cref="RefusedVideoException">It is no video, or not a whole one.</exception>
    public static async Task<BrowserVideo> ExamineAsync(string file, CancellationToken cancellationToken)
    {
        var facts = await ProbeAsync(file, cancellationToken);
        var video = new BrowserVideo(facts);

        // Only an MP4's index counts every frame; other containers estimate, or count what is no picture.
        return facts.Packets.Count == 0 ? throw RefusedVideoException.NotAVideo()
            : video.IsMp4 && facts.PromisedPictures > facts.Packets.Count
                ? throw RefusedVideoException.Truncated(facts.PromisedPictures.Value, facts.Packets.Count)
            : video;
    }

    private static async Task<VideoFacts> ProbeAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return await VideoProbe.OfAsync(file, cancellationToken);
        }
        catch (CaptureException)
        {
            throw RefusedVideoException.NotAVideo();
        }
    }

    private static double SecondsOf(PicturePacket packet) => packet.At?.TotalSeconds ?? -1;
}
