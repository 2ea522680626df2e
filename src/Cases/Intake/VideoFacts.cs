namespace Surgical.Cases.Intake;

/// <summary>What ffprobe says of a video.</summary>
/// <param name="Container">ffmpeg's names for the format, separated by commas.</param>
/// <param name="Codec">ffmpeg's name.</param>
/// <param name="PixelFormat">ffmpeg's name.</param>
/// <param name="Width">Pixels, as coded: before any rotation.</param>
/// <param name="Height">Pixels, as coded: before any rotation.</param>
/// <param name="IsUpright">Shown as it is coded: no rotation, and square pixels.</param>
/// <param name="Rate">Mean frames a second, as ffmpeg writes it ("30000/1001").</param>
/// <param name="Seconds">Presentation time of every frame, ascending.</param>
/// <param name="KeyFrameSeconds">Presentation time of every frame that needs no other, ascending.</param>
internal sealed record VideoFacts(
    string Container,
    string Codec,
    string PixelFormat,
    int Width,
    int Height,
    bool IsUpright,
    string Rate,
    IReadOnlyList<double> Seconds,
    IReadOnlyList<double> KeyFrameSeconds)
{
    // What browsers play and frame-exact seeking needs: dashboard.md 3, rule 1.
    private const double GreatestGroupSeconds = 2;

    // Containers count in ticks; MPEG-4's usual ones are far finer, Matroska's are milliseconds.
    private const double TickSeconds = 0.0011;

    /// <summary>Whether it is an MP4, or a QuickTime film, which is read the same way.</summary>
    public bool IsMp4 => Container.Split(',').Contains("mp4");

    /// <summary>Mean time from one frame to the next; 0 for a single frame.</summary>
    public double FrameSeconds => Seconds.Count < 2 ? 0 : (Seconds[^1] - Seconds[0]) / (Seconds.Count - 1);

    /// <summary>End of the last frame.</summary>
    public double DurationSeconds => Seconds.Count == 0 ? 0 : Seconds[^1] + FrameSeconds;

    /// <summary>Whether a browser plays it and can stop at every single frame, as it is.</summary>
    public bool IsPlayable =>
        IsMp4 && Codec == "h264" && PixelFormat == "yuv420p" && IsUpright
        && Math.Abs(Seconds[0]) < TickSeconds && HasConstantRate && HasShortGroups;

    private bool HasConstantRate =>
        Seconds.Zip(Seconds.Skip(1), (earlier, later) => Math.Abs(later - earlier - FrameSeconds)).All(off => off < TickSeconds);

    private bool HasShortGroups =>
        KeyFrameSeconds.Count > 0 && Math.Abs(KeyFrameSeconds[0] - Seconds[0]) < TickSeconds
        && KeyFrameSeconds.Append(DurationSeconds).Zip(KeyFrameSeconds.Skip(1).Append(DurationSeconds), (start, next) => next - start)
            .All(length => length < GreatestGroupSeconds + TickSeconds);
}
