using System.Text.Json.Nodes;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Phases.Summaries;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>Phase figures under <see cref="FigureKeys"/>; NaN is the text "NaN".</summary>
internal static class PhaseMetricsJson
{
    /// <summary>Of one video.</summary>
    public static JsonObject Of(VideoScore video) => new()
    {
        [FigureKeys.Strict] = Of(video.Strict),
        [FigureKeys.Relaxed] = Of(video.Relaxed),
        [FigureKeys.Segments] = Of(video.Segments),
        [FigureKeys.PhaseSegments] = Of(video.PhaseSegments),
        [FigureKeys.Challenge] = Of(video.EvaluateMStrict),
        [FigureKeys.ChallengeRelaxed] = Of(video.EvaluateMRelaxed),
    };

    /// <summary>Over videos; at least one.</summary>
    public static JsonObject Pooled(IReadOnlyList<VideoScore> videos) => new()
    {
        [FigureKeys.Strict] = Of(FrameSummary.Of([.. videos.Select(video => video.Strict)])),
        [FigureKeys.Relaxed] = Of(FrameSummary.Of([.. videos.Select(video => video.Relaxed)])),
        [FigureKeys.Segments] = Of(SegmentSummary.Of([.. videos.Select(video => video.Segments)])),
        [FigureKeys.PhaseSegments] = Of(SegmentSummary.Of([.. videos.Select(video => video.PhaseSegments)])),
        [FigureKeys.Challenge] = Of(MainMSummary.Of([.. videos.Select(video => video.EvaluateMStrict)])),
        [FigureKeys.ChallengeRelaxed] = Of(MainMSummary.Of([.. videos.Select(video => video.EvaluateMRelaxed)])),
    };

    public static JsonObject Of(EvaluateMScore score) => new()
    {
        ["jaccard"] = JsonFigure.Of(score.Jaccard),
        ["precision"] = JsonFigure.Of(score.Precision),
        ["recall"] = JsonFigure.Of(score.Recall),
        ["accuracy"] = JsonFigure.Of(score.Accuracy),
    };

    public static JsonObject Of(MainMSummary summary) => new()
    {
        ["meanJaccPerPhase"] = JsonFigure.Of(summary.Jaccard.PerPhase),
        ["meanPrecPerPhase"] = JsonFigure.Of(summary.Precision.PerPhase),
        ["meanRecPerPhase"] = JsonFigure.Of(summary.Recall.PerPhase),
        ["meanJacc"] = JsonFigure.Of(summary.Jaccard.MeanOverPhases),
        ["stdJacc"] = JsonFigure.Of(summary.Jaccard.DeviationOverPhases),
        ["meanPrec"] = JsonFigure.Of(summary.Precision.MeanOverPhases),
        ["stdPrec"] = JsonFigure.Of(summary.Precision.DeviationOverPhases),
        ["meanRec"] = JsonFigure.Of(summary.Recall.MeanOverPhases),
        ["stdRec"] = JsonFigure.Of(summary.Recall.DeviationOverPhases),
        ["meanAcc"] = JsonFigure.Of(summary.AccuracyMean),
        ["stdAcc"] = JsonFigure.Of(summary.AccuracyDeviation),
    };

    private static JsonObject Of(FrameScore score) => new()
    {
        ["accuracy"] = JsonFigure.Of(score.Accuracy),
        ["precision"] = JsonFigure.Of(score.Precision),
        ["recall"] = JsonFigure.Of(score.Recall),
        ["jaccard"] = JsonFigure.Of(score.Jaccard),
        ["f1"] = JsonFigure.Of(score.F1),
    };

    private static JsonObject Of(FrameSummary summary)
    {
        var result = new JsonObject
        {
            ["accuracy_mean"] = JsonFigure.Of(summary.AccuracyMean),
            ["accuracy_std_ddof1"] = JsonFigure.Of(summary.AccuracyDeviation),
        };
        Add(result, "precision", summary.Precision);
        Add(result, "recall", summary.Recall);
        Add(result, "jaccard", summary.Jaccard);
        Add(result, "f1", summary.F1);
        return result;
    }

    private static void Add(JsonObject result, string name, ClassSummary summary)
    {
        result[$"{name}_per_phase"] = JsonFigure.Of(summary.PerPhase);
        result[$"{name}_mean_over_phases"] = JsonFigure.Of(summary.MeanOverPhases);
        result[$"{name}_std_over_phases_ddof1"] = JsonFigure.Of(summary.DeviationOverPhases);
        result[$"{name}_video_macro_mean"] = JsonFigure.Of(summary.VideoMacroMean);
    }

    private static JsonObject Of(SegmentScore score)
    {
        var result = new JsonObject
        {
            ["edit"] = JsonFigure.Of(score.Edit),
            ["over_segmentation_ratio"] = JsonFigure.Of(score.OverSegmentation),
        };
        foreach (var (percent, counts) in score.Overlaps)
        {
            result[$"tp_fp_fn@{percent}"] = Of(counts);
        }

        return result;
    }

    private static JsonObject Of(SegmentSummary summary)
    {
        var result = new JsonObject
        {
            ["edit_mean_over_videos_where_defined"] = JsonFigure.Of(summary.EditMean),
            ["n_edit"] = summary.EditVideos,
            ["over_segmentation_ratio_mean"] = JsonFigure.Of(summary.OverSegmentationMean),
        };
        foreach (var (percent, counts) in summary.Overlaps)
        {
            result[$"pooled_tp_fp_fn@{percent}"] = Of(counts);
            result[$"F1@{percent}"] = JsonFigure.Of(counts.F1);
        }

        return result;
    }

    private static JsonArray Of(SegmentCounts counts) =>
        [counts.TruePositives, counts.FalsePositives, counts.FalseNegatives];
}
