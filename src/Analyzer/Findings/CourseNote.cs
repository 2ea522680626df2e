using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Findings;

/// <summary>What a key frame meant for the course of the case.</summary>
/// <param name="Tracked">What is believed now.</param>
/// <param name="Total">Time so far in the tracked phase, summed over the case; zero while unknown.</param>
/// <param name="VoteConfidence">
/// Probability of the words that name the phase, 0 to 1; null without a vote, or unknown.
/// </param>
/// <param name="VotePosterior">Posterior of the phase voted for, 0 to 1; null without a vote, or unknown.</param>
/// <param name="UnusualAfter">
/// The phase before, where the tracked one follows it in an unusual order; else null.
/// </param>
/// <param name="BecameSlow">The phase passed the 90th percentile of its usual time with this key frame.</param>
internal sealed record CourseNote(
    TrackedPhase Tracked,
    TimeSpan Total,
    double? VoteConfidence,
    double? VotePosterior,
    SurgicalPhase? UnusualAfter,
    bool BecameSlow);
