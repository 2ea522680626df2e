using System.Text.Json.Nodes;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare.Boxes;
using Surgical.Evaluation.Flare.Reports;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Flare.Scores;

/// <summary>Figures under the names of the reference implementations; NaN is the text "NaN".</summary>
internal static class FlareMetricsJson
{
    private const double Common = 0.5;
    private const double Medical = 0.3;

    public static JsonObject Of(ClassificationScore score, FlareMode mode) => new()
    {
        ["balanced_accuracy"] = JsonFigure.Of(score.BalancedAccuracy),
        ["accuracy"] = JsonFigure.Of(score.Accuracy),
        [mode == FlareMode.Flare25 ? "f1_score" : "f1_score_weighted"] = JsonFigure.Of(score.F1),
        ["valid_samples"] = score.ValidSamples,
        ["support"] = Support(score.Support),
    };

    public static JsonObject Of(MultiLabelScore score) => new()
    {
        ["f1_score"] = JsonFigure.Of(score.F1),
        ["precision"] = JsonFigure.Of(score.Precision),
        ["recall"] = JsonFigure.Of(score.Recall),
        ["valid_samples"] = score.ValidSamples,
        ["support"] = Support(score.Support),
    };

    public static JsonObject Of(NumericScore score)
    {
        var result = new JsonObject
        {
            ["mean_absolute_error"] = JsonFigure.Of(score.MeanAbsoluteError),
            ["valid_samples"] = score.ParsedSamples,
        };
        if (score.RootMeanSquaredError is { } error)
        {
            result["root_mean_squared_error"] = JsonFigure.Of(error);
        }

        return result;
    }

    /// <summary>FLARE25's detection: one threshold.</summary>
    public static JsonObject Of2025(DetectionScore score) => Counts(score.At(Common), score.Samples);

    public static JsonObject Of(DetectionScore score) =>
        Thresholds(score.AtThreshold, score.At, score.Mean, score.ByLabel, score.Samples);

    public static JsonObject Of(InstanceScore score) =>
        Thresholds(score.AtThreshold, score.At, score.Mean, score.ByIdentity, score.Samples);

    public static JsonObject Of(ReportScore score) => new()
    {
        ["green_score"] = score.Overall.Mean,
        ["green_entity_matching"] = score.Entities.Mean,
        ["green_location_accuracy"] = score.Locations.Mean,
        ["green_negation_handling"] = score.Negation.Mean,
        ["green_temporal_accuracy"] = score.Temporal.Mean,
        ["green_measurement_accuracy"] = score.Measurement.Mean,
        ["green_clinical_significance"] = score.Significance.Mean,
        ["green_structure_completeness"] = score.Structure.Mean,
        ["green_severity_correlation"] = score.SeverityCorrelation.Mean,
        ["bleu_score"] = score.Bleu,
        ["clinical_efficacy"] = score.ClinicalEfficacy,
        ["valid_samples"] = score.Samples,
        ["avg_ref_entities"] = JsonFigure.Of(score.MeanReferenceMentions),
        ["avg_gen_entities"] = JsonFigure.Of(score.MeanGeneratedMentions),
        ["most_missed_entities"] =
            new JsonObject(
                score.MostMissed.Select(entry => KeyValuePair.Create(entry.Finding, (JsonNode?)entry.Reports))),
        ["lexicon"] = score.Lexicon,
    };

    private static JsonObject Thresholds(
        IReadOnlyList<(double Threshold, MatchCounts Counts)> all,
        Func<double, MatchCounts> at,
        Func<Func<MatchCounts, double>, double> mean,
        IReadOnlyDictionary<string, MatchCounts> byLabel,
        int samples)
    {
        var result = Counts(at(Common), samples);
        result["f1_score_at_03"] = at(Medical).F1;
        result["f1_score_at_05"] = at(Common).F1;
        result["average_f1"] = mean(counts => counts.F1);
        result["precision_at_03"] = at(Medical).Precision;
        result["recall_at_03"] = at(Medical).Recall;
        result["detailed_metrics"] = new JsonObject(all.Select(entry => KeyValuePair.Create(
            FormattableString.Invariant($"IoU_{entry.Threshold:0.0}"), (JsonNode?)Counts(entry.Counts))));
        result["coco_style_metrics"] = new JsonObject
        {
            ["average_f1"] = mean(counts => counts.F1),
            ["average_precision"] = mean(counts => counts.Precision),
            ["average_recall"] = mean(counts => counts.Recall),
        };
        result["per_chromosome_metrics"] =
            new JsonObject(byLabel.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)Counts(label.Value))));
        return result;
    }

    private static JsonObject Counts(MatchCounts counts, int samples)
    {
        var result = Counts(counts);
        result["valid_samples"] = samples;
        return result;
    }

    private static JsonObject Counts(MatchCounts counts) => new()
    {
        ["f1_score"] = counts.F1,
        ["precision"] = counts.Precision,
        ["recall"] = counts.Recall,
        ["tp"] = counts.TruePositives,
        ["fp"] = counts.FalsePositives,
        ["fn"] = counts.FalseNegatives,
    };

    private static JsonObject Support(IReadOnlyDictionary<string, int> support) => new(support
        .OrderBy(label => label.Key, StringComparer.Ordinal)
        .Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value)));
}
