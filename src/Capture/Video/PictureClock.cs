namespace Surgical.Capture;

/// <summary>Says when each decoded picture is shown, in order, from 0 where a player's clock begins.</summary>
/// <param name="stream">What the probe said.</param>
internal sealed class PictureClock(VideoTrack stream)
{
    private TimeSpan? _last;

    /// <summary>Presentation time of a picture, to the nearest tick.</summary>
    /// <param name="clock">The stream's clock at it; null where nobody knows.</param>
    public TimeSpan At(long? clock)
    {
        var at = clock is { } steps
            ? Exactly(steps - (stream.FirstPicture ?? 0)) + stream.Lead
            : _last ?? TimeSpan.Zero;

        // A damaged file may step back; time in a case never does.
        _last = at > _last ? at : _last ?? at;
        return _last.Value;
    }

    private TimeSpan Exactly(long steps)
    {
        var ticks = (Int128)steps * stream.TimeBase.Above * TimeSpan.TicksPerSecond;
        var half = stream.TimeBase.Below / 2 * Int128.Sign(ticks);
        return new((long)((ticks + half) / stream.TimeBase.Below));
    }
}
