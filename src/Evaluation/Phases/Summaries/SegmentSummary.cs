using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases.Scores;

namespace Surgical.Evaluation.Phases.Summaries;

/// <summary>Run-wise figures over videos: the edit score is averaged, hits are pooled.</summary>
/// <param name="EditMean">Mean over the videos in which it is defined.</param>
/// <param name="EditVideos">How many those are.</param>
/// <param name="Overlaps">Pooled counts for each least overlap in percent.</param>
/// <param name="OverSegmentationMean">Mean over the videos in which it is defined.</param>
internal sealed record SegmentSummary(
    double EditMean,
    int EditVideos,
    IReadOnlyList<(int Percent, SegmentCounts Counts)> Overlaps,
    double OverSegmentationMean)
{
    public static SegmentSummary Of(IReadOnlyList<SegmentScore> videos) => new(
        Averages.MeanOfDefined([.. videos.Select(video => video.Edit)]),
        videos.Count(video => !double.IsNaN(video.Edit)),
        [
            .. SegmentScore.Thresholds.Select((percent, place) => (percent, videos
                .Select(video => video.Overlaps[place].Counts)
                .Aggregate(default(SegmentCounts), (sum, one) => sum + one))),
        ],
        Averages.MeanOfDefined([.. videos.Select(video => video.OverSegmentation)]));
}
