namespace Surgical.Capture;

/// <summary>Says when each decoded picture is shown, in order, from 0 where a player's clock begins.</summary>
/// <param name="probe">What the container says.</param>
/// <param name="tailFrom">Reads the end of the video, from the time given to it.</param>
/// <remarks>
/// OpenCV tells the time of a picture as long as it reads packets. For the pictures that the decoder still holds when
/// the file has ended (as many as it reorders and has threads) OpenCV 4.6 says 0; their times come from the container.
/// </remarks>
internal sealed class PresentationClock(VideoProbe probe, Func<TimeSpan, VideoTail> tailFrom)
{
    /// <summary>ffprobe writes microseconds, OpenCV gives the fraction; no two pictures are this close.</summary>
    private static readonly TimeSpan RoundingOfTimes = TimeSpan.FromMicroseconds(100);

    private readonly TimeSpan _lead = (probe.StreamStart ?? TimeSpan.Zero) - probe.ContainerStart;
    private readonly TimeSpan _step =
        probe.FramesPerSecond > 0 ? TimeSpan.FromSeconds(1 / probe.FramesPerSecond) : TimeSpan.Zero;

    private Queue<TimeSpan>? _held;
    private TimeSpan? _last;

    /// <summary>Time of the picture just grabbed.</summary>
    /// <param name="milliseconds">OpenCV's position of it in the stream; 0 where it does not know.</param>
    internal TimeSpan Next(double milliseconds)
    {
        var at = _last is not { } last ? _lead + TimeSpan.FromMilliseconds(milliseconds)
            : milliseconds > 0 ? _lead + TimeSpan.FromMilliseconds(milliseconds)
            : Held(last).TryDequeue(out var held) ? held
            : last + _step;

        // A damaged file may step back; time in a case never does.
        _last = at > _last ? at : _last ?? at;
        return _last.Value;
    }

    private Queue<TimeSpan> Held(TimeSpan last) =>
        _held ??= new(probe.StreamStart is null ? [] : tailFrom(last).Times.Where(time => time - last > RoundingOfTimes));
}
