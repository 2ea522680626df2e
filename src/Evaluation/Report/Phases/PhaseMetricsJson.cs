using System.Text.Json.Nodes;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Phases.Summaries;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>Phase figures under the names of shared/golden/metrics/phase_metrics.json; NaN is the text "NaN".</summary>
internal static class PhaseMetricsJson
{
    /// <summary>Of one video.</summary>
    public static JsonObject Of(VideoScore video) => new()
    {
        ["proposed_unrelaxed"] = Of(video.Strict),
        ["proposed_boundary_relaxed"] = Of(video.Relaxed),
        ["ms_tcn_default_bg"] = Of(video.Segments),
        ["ms_tcn_bg_idle0"] = Of(video.PhaseSegments),
        ["evaluate_m_general_unrelaxed"] = Of(video.EvaluateMStrict),
        ["evaluate_m_general_relaxed10s"] = Of(video.EvaluateMRelaxed),
    };

    /// <summary>Over videos; at least one.</summary>
    public static JsonObject Pooled(IReadOnlyList<VideoScore> videos) => new()
    {
        ["proposed_unrelaxed"] = Of(FrameSummary.Of([.. videos.Select(video => video.Strict)])),
        ["proposed_boundary_relaxed"] = Of(FrameSummary.Of([.. videos.Select(video => video.Relaxed)])),
        ["ms_tcn_default_bg"] = Of(SegmentSummary.Of([.. videos.Select(video => video.Segments)])),
        ["ms_tcn_bg_idle0"] = Of(SegmentSummary.Of([.. videos.Select(video => video.PhaseSegments)])),
        ["main_m_general_unrelaxed"] = Of(MainMSummary.Of([.. videos.Select(video => video.EvaluateMStrict)])),
        ["main_m_general_relaxed10s"] = Of(MainMSummary.Of([.. videos.Select(video => video.EvaluateMRelaxed)])),
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
        var result = new JsonObject { ["edit"] = JsonFigure.Of(score.Edit) };
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
