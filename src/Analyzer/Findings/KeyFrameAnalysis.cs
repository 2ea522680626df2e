namespace Surgical.Analyzer.Findings;

/// <summary>
/// Everything that is said about one key frame: a line of analysis.jsonl, an event of the store, a message of the hub.
/// </summary>
/// <remarks>Serialised with <see cref="AnalysisJson"/>; every key is always present.</remarks>
/// <param name="Index">Frame number in the source, from 0.</param>
/// <param name="Seconds">Presentation time from the start of the video.</param>
/// <param name="Status">What became of it.</param>
/// <param name="Reason">Why it was not read; null when it was.</param>
/// <param name="Phase">
/// Id of the phase that the reply names, or that has the greatest share (the vote); null for none.
/// </param>
/// <param name="TrackedPhase">Id of the phase that the tracker believes; null while unknown.</param>
/// <param name="Confidence">The tracker's posterior of its most probable phase, 0 to 1.</param>
/// <param name="VoteConfidence">
/// Geometric mean of the probabilities of the words that name the phase, or the greatest share; null without a vote.
/// </param>
/// <param name="Thinking">The reply's first part; null for none.</param>
/// <param name="Answer">The reply's Final Answer; null when unread.</param>
/// <param name="Flags">What deserves a second look.</param>
/// <param name="Statements">What is said, each with its warrant.</param>
/// <param name="LatencySeconds">Capture to publication.</param>
/// <param name="FrameSha256">Of the RGB bytes that the model was, or would have been, shown.</param>
/// <param name="Model">Digest of the model.</param>
/// <param name="Profile">Digest of the profile by which it was asked; null in analyses older than profiles.</param>
/// <param name="Shares">Id of every phase to its share of the vote, where it was scored; else null.</param>
public sealed record KeyFrameAnalysis(
    long Index,
    double Seconds,
    KeyFrameStatus Status,
    UnreadReason? Reason,
    string? Phase,
    string? TrackedPhase,
    double Confidence,
    double? VoteConfidence,
    string? Thinking,
    string? Answer,
    IReadOnlyList<Flag> Flags,
    IReadOnlyList<Statement> Statements,
    double LatencySeconds,
    string FrameSha256,
    string Model,
    string? Profile = null,
    IReadOnlyDictionary<string, double>? Shares = null)
{
    /// <summary>What is left of it once it is erased: its place in the video.</summary>
    public KeyFrameAnalysis Erased() => new(
        Index, Seconds, KeyFrameStatus.Erased, null, null, null, 0, null, null, null, [], [], 0, "", "");
}

/// <summary>Something that deserves a second look.</summary>
/// <param name="Code">What it is.</param>
/// <param name="Reason">In words, for people.</param>
public sealed record Flag(FlagCode Code, string Reason);

/// <summary>One statement with its warrant.</summary>
/// <param name="Kind">Its warrant.</param>
/// <param name="Text">In words, for people.</param>
/// <param name="Evidence">What it rests on: a figure with its unit, or the part of the reply.</param>
public sealed record Statement(StatementKind Kind, string Text, string Evidence);
