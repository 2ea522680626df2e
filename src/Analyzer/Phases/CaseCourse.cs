namespace Surgical.Analyzer.Phases;

/// <summary>How a case went so far: the order of its phases, the time spent in each, and its own pace.</summary>
public sealed class CaseCourse
{
    /// <summary>
    /// A phase counts for order and pace once its posterior was this high: a wrong vote or two do not.
    /// </summary>
    public const double LeastSure = 0.9;

    // The usual pace counts like this much time in phases, so that a case's own shows after its first few.
    private static readonly TimeSpan PaceWeight = TimeSpan.FromSeconds(15);

    // A case a fifth or five times as long as usual is believed; beyond that the tracking is more likely wrong.
    private const double LongestPace = 5;

    private readonly Dictionary<SurgicalPhase, TimeSpan> _totals = [];
    private TimeSpan _at;
    private TimeSpan _since;
    private SurgicalPhase? _tracked;
    private SurgicalPhase? _sure;
    private TimeSpan _spent = PaceWeight;
    private TimeSpan _usual = PaceWeight;

    /// <summary>
    /// Durations of this case against the usual ones, from the visits that are over: 2 is twice as slow.
    /// </summary>
    public double Pace => Math.Clamp(_spent / _usual, 1 / LongestPace, LongestPace);

    /// <summary>Time in a phase so far, summed over its visits.</summary>
    public TimeSpan Total(SurgicalPhase phase) => _totals.GetValueOrDefault(phase);

    /// <summary>
    /// Takes in what is tracked at the next key frame. The time since the last one belongs to the last phase.
    /// </summary>
    /// <returns>The phase before, where the change to this one is an unusual order; else null.</returns>
    public SurgicalPhase? Advance(TimeSpan at, TrackedPhase tracked)
    {
        if (_tracked is { } phase)
        {
            _totals[phase] = Total(phase) + (at - _at);
        }

        if (tracked.Phase != _tracked)
        {
            Leave(at);
        }

        (_at, _tracked) = (at, tracked.Phase);
        return tracked is { Phase: { } next and not SurgicalPhase.Idle, Confidence: >= LeastSure } ? Enter(next) : null;
    }

    private void Leave(TimeSpan at)
    {
        if (_tracked is { } phase and not SurgicalPhase.Idle && phase == _sure)
        {
            _spent += at - _since;
            _usual += Procedure.MedianVisit(phase);
        }

        _since = at;
    }

    private SurgicalPhase? Enter(SurgicalPhase next)
    {
        var last = _sure;
        _sure = next;
        return last is { } from && from != next && Procedure.TimesSeen(from, next) is null ? from : null;
    }
}
