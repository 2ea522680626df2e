namespace Surgical.Capture;

/// <summary>Chooses the frames that are worth a question, by the time that the frames themselves carry.</summary>
/// <remarks>For one video and one thread: it remembers the last key frame. The same frames always give the same choice.</remarks>
public sealed class KeyFrameSampler(KeyFrameSamplerOptions options)
{
    /// <summary>Often enough to catch a tool that comes and goes, rare enough to cost next to nothing beside decoding.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.25);

    private SceneThumbnail? _last;
    private TimeSpan _lastAt;

    /// <summary>The earliest time at which a frame is worth looking at; earlier ones need not be decoded.</summary>
    public TimeSpan NextLook { get; private set; } = TimeSpan.Zero;

    /// <summary>Whether this frame is a key frame. The first one looked at is.</summary>
    /// <param name="frame">Borrowed; frames come in order.</param>
    public bool IsKeyFrame(Frame frame)
    {
        if (frame.At < NextLook)
        {
            return false;
        }

        if (options.FixedGap is { } gap)
        {
            NextLook = gap * ((frame.At.Ticks / gap.Ticks) + 1);
            return true;
        }

        var scene = new SceneThumbnail(frame);
        if (!IsDue(frame.At, scene))
        {
            NextLook += LookEvery;
            return false;
        }

        (_last, _lastAt) = (scene, frame.At);
        NextLook = frame.At + options.LeastGap;
        return true;
    }

    private bool IsDue(TimeSpan at, SceneThumbnail scene) =>
        _last is null || at - _lastAt >= options.GreatestGap || scene.ChangeSince(_last) >= options.Change;
}
