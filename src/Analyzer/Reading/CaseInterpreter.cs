using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Phases;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Reading;

/// <summary>Folds the key frames of one case, in order, into what is said about each.</summary>
/// <remarks>
/// Its state depends on time, vote, vote's confidence and shares alone, so that a record brings it back.
/// </remarks>
public sealed class CaseInterpreter
{
    private readonly PhaseTracker _tracker = new();
    private readonly CaseCourse _course = new();
    private readonly List<PhaseObservation> _observations = [];
    private readonly HashSet<SurgicalPhase> _slow = [];

    /// <summary>Interprets the next key frame.</summary>
    /// <exception cref="ArgumentException">The key frame is earlier than the one before.</exception>
    public KeyFrameAnalysis Interpret(KeyFrameFacts facts)
    {
        var guidance = (facts.Analysis as Analysis.Read)?.Guidance;
        var shares = (facts.Analysis as Analysis.Scored)?.Shares;
        var observation = shares is not null
            ? PhaseObservation.Of(facts.At, shares)
            : new(facts.At, guidance?.Vote?.Phase, VoteConfidence(guidance?.Vote, facts.Reply));
        var note = Advance(observation);
        return new(
            facts.Index,
            facts.At.TotalSeconds,
            Status(facts.Analysis),
            Reason(facts.Analysis),
            Id(observation.Vote),
            Id(note.Tracked.Phase),
            note.Tracked.Confidence,
            note.VoteConfidence,
            guidance?.Thinking,
            guidance?.Answer,
            Flags.Of(facts.Analysis, note),
            Statements.Of(facts, note),
            facts.Latency.TotalSeconds,
            facts.FrameSha256,
            facts.Model,
            facts.Profile,
            shares?.ById());
    }

    /// <summary>
    /// Takes in a key frame that was interpreted in an earlier run, as if it had been interpreted here.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The record is earlier than the one before, or its phase or a share is unknown.
    /// </exception>
    public void Resume(KeyFrameAnalysis earlier)
    {
        if (earlier.Shares is { } shares)
        {
            Advance(PhaseObservation.Of(At(earlier.Seconds), PhaseShares.FromIds(shares)));
            return;
        }

        SurgicalPhase? vote = earlier.Phase is null ? null
            : PhaseNames.TryParse(earlier.Phase, out var phase) ? phase
            : throw new ArgumentException($"Expected the id of a phase, got '{earlier.Phase}'.", nameof(earlier));
        Advance(new(At(earlier.Seconds), vote, earlier.VoteConfidence));
    }

    /// <summary>The most probable course of the recording so far.</summary>
    /// <param name="duration">End of the last span.</param>
    /// <returns>Spans that cover [0, duration), see <see cref="PhasePath"/>.</returns>
    public IReadOnlyList<PhaseSpan> BestPath(TimeSpan duration) =>
        PhasePath.Best(_observations, _course.Pace, duration);

    private CourseNote Advance(PhaseObservation observation)
    {
        var tracked = _tracker.Observe(observation, _course.Pace);
        var unusualAfter = _course.Advance(observation.At, tracked);
        _observations.Add(observation);

        var total = tracked.Phase is { } phase ? _course.Total(phase) : TimeSpan.Zero;
        var becameSlow = tracked.Phase is { } slow && Pace.IsSlow(slow, total) && _slow.Add(slow);
        var votePosterior = observation.Vote is { } vote ? _tracker.Probability(vote) : (double?)null;
        return new(tracked, total, observation.VoteConfidence, votePosterior, unusualAfter, becameSlow);
    }

    private static double? VoteConfidence(PhaseVote? vote, ModelReply? reply) =>
        vote is not null && reply?.MeanLogProbabilityOf(vote.Start, vote.Length) is { } mean ? Math.Exp(mean) : null;

    private static KeyFrameStatus Status(Analysis analysis) => analysis switch
    {
        Analysis.Read => KeyFrameStatus.Read,
        Analysis.Scored => KeyFrameStatus.Scored,
        Analysis.Unreadable or Analysis.Unanswered => KeyFrameStatus.Unreadable,
        Analysis.TimedOut => KeyFrameStatus.TimedOut,
        Analysis.NotAsked => KeyFrameStatus.NotAsked,
        _ => throw new ArgumentOutOfRangeException(nameof(analysis), analysis, "Expected a known analysis."),
    };

    private static UnreadReason? Reason(Analysis analysis) => analysis switch
    {
        Analysis.Unreadable { Reason: var reason } => Reasons.Of(reason),
        Analysis.Unanswered => UnreadReason.NoAnswer,
        Analysis.TimedOut => UnreadReason.TimeLimit,
        Analysis.NotAsked { Reason: var reason } => Reasons.Of(reason),
        _ => null,
    };

    private static string? Id(SurgicalPhase? phase) => phase is { } known ? PhaseNames.Id(known) : null;

    // Rounded to the tick: a record's seconds are a tick's nearest double, and cutting would lose one now and then.
    private static TimeSpan At(double seconds) => new((long)Math.Round(seconds * TimeSpan.TicksPerSecond));
}
