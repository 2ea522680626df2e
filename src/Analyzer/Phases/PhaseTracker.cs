namespace Surgical.Analyzer.Phases;

/// <summary>Folds one vote or abstention a key frame into what is believed about the phase: a forward filter.</summary>
/// <remarks>Takes its time from the key frames alone; the same observations always lead to the same belief.</remarks>
public sealed class PhaseTracker
{
    /// <summary>
    /// Below this posterior the phase is unknown: some other phase, or several together, are as probable.
    /// </summary>
    public const double LeastPosterior = 0.5;

    private double[] _belief = PhaseChain.Beginning();
    private TimeSpan? _at;
    private TimeSpan? _lastVote;

    // Key frames often come at equal distances, and the pace changes seldom.
    private (TimeSpan Elapsed, double Pace) _step = (TimeSpan.Zero, 1);
    private double[] _transitions = PhaseChain.Transitions(TimeSpan.Zero, 1);

    /// <summary>After so long without a vote the phase is unknown, whatever the usual course makes probable.</summary>
    /// <remarks>Ours: short against most phases, long against a frame or two that could not be read.</remarks>
    public static TimeSpan LongestSilence { get; } = TimeSpan.FromSeconds(10);

    /// <summary>Takes in the next key frame.</summary>
    /// <param name="observation">Not earlier than the one before.</param>
    /// <param name="pace">Durations of this case against the usual ones; 1 while nothing is known.</param>
    /// <exception cref="ArgumentException">The key frame is earlier than the one before.</exception>
    public TrackedPhase Observe(PhaseObservation observation, double pace)
    {
        if (observation.At < _at)
        {
            throw new ArgumentException(
                $"Expected a key frame at {_at} or later, got {observation.At}.", nameof(observation));
        }

        var step = (Elapsed: observation.At - (_at ?? observation.At), Pace: pace);
        if (step != _step)
        {
            (_step, _transitions) = (step, PhaseChain.Transitions(step.Elapsed, step.Pace));
        }

        _belief = PhaseBelief.Weighed(PhaseBelief.After(_belief, _transitions), observation);
        _at = observation.At;
        _lastVote = observation.Vote is null ? _lastVote : observation.At;

        var probable = PhaseNames.Phases.MaxBy(Probability);
        var posterior = Probability(probable);
        var heard = observation.At - _lastVote <= LongestSilence;
        return new(heard && posterior >= LeastPosterior ? probable : null, posterior);
    }

    /// <summary>Posterior of a phase after the last key frame, 0 to 1.</summary>
    public double Probability(SurgicalPhase phase) => PhaseBelief.Probability(_belief, phase);
}

/// <summary>What is believed at a key frame.</summary>
/// <param name="Phase">Null while unknown.</param>
/// <param name="Confidence">Posterior of the most probable phase, 0 to 1, known or not.</param>
public sealed record TrackedPhase(SurgicalPhase? Phase, double Confidence);
