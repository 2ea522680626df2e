using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Phases.Summaries;

/// <summary>Sample-wise figures over videos: every video counts the same, however long it is.</summary>
/// <param name="AccuracyMean">Mean over videos.</param>
/// <param name="AccuracyDeviation">Standard deviation over videos, N - 1.</param>
/// <param name="Precision">Over videos and classes.</param>
/// <param name="Recall">Over videos and classes.</param>
/// <param name="Jaccard">Over videos and classes.</param>
/// <param name="F1">Over videos and classes.</param>
internal sealed record FrameSummary(
    double AccuracyMean,
    double AccuracyDeviation,
    ClassSummary Precision,
    ClassSummary Recall,
    ClassSummary Jaccard,
    ClassSummary F1)
{
    public static FrameSummary Of(IReadOnlyList<FrameScore> videos)
    {
        IReadOnlyList<double> accuracy = [.. videos.Select(video => video.Accuracy)];
        return new(
            Averages.Mean(accuracy),
            Averages.SampleDeviation(accuracy),
            ClassSummary.Of([.. videos.Select(video => video.Precision)]),
            ClassSummary.Of([.. videos.Select(video => video.Recall)]),
            ClassSummary.Of([.. videos.Select(video => video.Jaccard)]),
            ClassSummary.Of([.. videos.Select(video => video.F1)]));
    }
}
