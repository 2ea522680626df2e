using Surgical.Analyzer.Findings;
using Surgical.Models.Contract;

namespace Surgical.Analyzer.Reading;

/// <summary>One key frame with all that led to what is said about it. Immutable; holds no frame.</summary>
/// <param name="Analysis">What is said.</param>
/// <param name="Picture">The picture as the model was, or would have been, shown it.</param>
/// <param name="Question">What was asked; null where a gate closed.</param>
/// <param name="Reply">What came back; null where nothing was asked or no answer came in time.</param>
public sealed record KeyFrameRecord(
    KeyFrameAnalysis Analysis, ModelPicture Picture, Question? Question, ModelReply? Reply)
{
    /// <summary>How long the model took; null where it was not asked.</summary>
    public AnswerTime? Spent { get; init; }
}
