using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart.Effective;

namespace Surgical.Cases.Chart.Moments;

/// <summary>
/// One entry of the list: what the system flagged, what a person marked, or a correction that counts.
/// </summary>
/// <param name="Id">See <see cref="MomentId"/>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="By">Who; null for the system, and where the name is erased.</param>
/// <param name="At">When it was written first.</param>
/// <param name="From">Seconds in the video.</param>
/// <param name="To">Seconds in the video, not before <paramref name="From"/>.</param>
/// <param name="Index">
/// Frame number of the key frame that it is about, of a flag of the system the first; or null.
/// </param>
/// <param name="Severity">Null for other kinds than flags and bookmarks.</param>
/// <param name="State">What became of it; a correction is settled.</param>
/// <param name="StateBy">Who said so; null where nobody has.</param>
/// <param name="Text">In words: a person's, the reason of a flag of the system, the comment of a correction.</param>
/// <param name="Number">Of its newest event, for ?replaces=; 0 where no person has said anything of a flag.</param>
/// <param name="Replies">In the order in which they came.</param>
/// <param name="Phase">Of a corrected key frame, as there; null for others.</param>
/// <param name="Code">Of a flag of the system; null for all that persons said.</param>
/// <param name="Judged">Whether a flag of the system was found right or wrong; null for others.</param>
/// <param name="AnswersTo">What a comment answered that is not here any more; null for others.</param>
/// <param name="ErasedAt">When what it said was erased; null where it was not.</param>
public sealed record ListedMoment(
    string Id,
    MomentKind Kind,
    string? By,
    DateTimeOffset At,
    double From,
    double To,
    long? Index,
    MomentSeverity? Severity,
    MomentState State,
    string? StateBy,
    string? Text,
    long Number,
    IReadOnlyList<MomentReply> Replies,
    string? Phase = null,
    FlagCode? Code = null,
    FlagState? Judged = null,
    string? AnswersTo = null,
    DateTimeOffset? ErasedAt = null);

/// <summary>A comment that answers a moment.</summary>
/// <param name="Id">As of a moment: it can be edited, withdrawn and answered like one.</param>
/// <param name="Number">Of its newest event, for ?replaces=.</param>
/// <param name="By">Who; null where the name is erased.</param>
/// <param name="At">When it was written first.</param>
/// <param name="Text">In words; null where they are erased.</param>
/// <param name="State">What became of it.</param>
/// <param name="AnswersTo">Id of the moment that it answers, be it another reply of the same.</param>
/// <param name="ErasedAt">When what it said was erased; null where it was not.</param>
public sealed record MomentReply(
    string Id,
    long Number,
    string? By,
    DateTimeOffset At,
    string? Text,
    MomentState State,
    string AnswersTo,
    DateTimeOffset? ErasedAt);
