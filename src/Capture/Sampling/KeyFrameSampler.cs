namespace Surgical.Capture;

/// <summary>Chooses the frames that are worth a question, by the time that the frames themselves carry.</summary>
/// <remarks>
/// For one video and one thread: it remembers the last key frame. The same frames always give the same choice.
/// </remarks>
public sealed class KeyFrameSampler(KeyFrameSamplerOptions options)
{
    /// <summary>
    /// Often enough to catch a tool that comes and goes, rare enough to cost next to nothing beside decoding.
    /// </summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(0.25);

    private SceneThumbnail? _last;
    private TimeSpan _lastAt;
    private TimeSpan _next = TimeSpan.Zero;

    /// <summary>The frames among which the key frames are; the others need not be converted.</summary>
    /// <remarks>On the video's own grid, for what is sampled cannot be known before it was looked at.</remarks>
    public Looks Looks { get; } = new Looks.Every(options.FixedGap ?? LookEvery);

    /// <summary>Whether this frame is a key frame. The first one looked at is.</summary>
    /// <param name="frame">Borrowed; frames come in order.</param>
    public bool IsKeyFrame(Frame frame)
    {
        if (frame.At < _next)
        {
            return false;
        }

        if (options.FixedGap is { } gap)
        {
            _next = After(frame.At, gap);
            return true;
        }

        var scene = new SceneThumbnail(frame);
        if (!IsDue(frame.At, scene))
        {
            _next = After(frame.At, LookEvery);
            return false;
        }

        (_last, _lastAt) = (scene, frame.At);
        _next = frame.At + options.LeastGap;
        return true;
    }

    /// <summary>The next point of a grid.</summary>
    private static TimeSpan After(TimeSpan at, TimeSpan gap) => gap * ((at.Ticks / gap.Ticks) + 1);

    private bool IsDue(TimeSpan at, SceneThumbnail scene) =>
        _last is null || at - _lastAt >= options.GreatestGap || scene.ChangeSince(_last) >= options.Change;
}
