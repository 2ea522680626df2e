using System.Text.Json.Nodes;
using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Report.Files;

/// <summary>Figures that several kinds of results.json hold in the same words.</summary>
internal static class FiguresJson
{
    /// <summary>"confidence95": low and high.</summary>
    public static JsonArray Of(Confidence interval) => [JsonFigure.Of(interval.Low), JsonFigure.Of(interval.High)];

    /// <summary>"latency_seconds".</summary>
    public static JsonObject Of(Latency latency) => new()
    {
        ["count"] = latency.Count,
        ["median"] = latency.Median,
        ["p90"] = latency.Within90,
        ["p95"] = latency.Within95,
        ["max"] = latency.Longest,
    };

    /// <summary>A part of "calibration"; null of no answer.</summary>
    public static JsonObject? Of(CalibrationSummary summary) => summary.Calibration.Samples == 0 ? null : new()
    {
        ["answers"] = summary.Calibration.Samples,
        ["cases"] = summary.Cases,
        ["left_out"] = summary.All - summary.Calibration.Samples,
        ["accuracy"] = summary.Calibration.Accuracy,
        ["expected_calibration_error"] = summary.Calibration.ExpectedError,
        ["expected_calibration_error_confidence95"] = Of(summary.Interval),
        ["bins"] = new JsonArray([.. summary.Calibration.Bins.Select(Of)]),
    };

    /// <summary>Adds "calibration" and "latency_seconds" to results.json, each where it was measured.</summary>
    /// <param name="results">The document.</param>
    /// <param name="calibrations">By whose confidence it is.</param>
    /// <param name="seconds">That answers took.</param>
    public static void Add(
        JsonObject results,
        IEnumerable<(string Name, CalibrationSummary Summary)> calibrations,
        IReadOnlyList<double> seconds)
    {
        var calibration = new JsonObject();
        foreach (var (name, summary) in calibrations)
        {
            if (Of(summary) is { } described)
            {
                calibration[name] = described;
            }
        }

        if (calibration.Count > 0)
        {
            results["calibration"] = calibration;
        }

        if (Latency.Of(seconds) is { } latency)
        {
            results["latency_seconds"] = Of(latency);
        }
    }

    /// <summary>Mean confidence and accuracy of no answer are absent.</summary>
    private static JsonObject Of(CalibrationBin bin)
    {
        var described = new JsonObject { ["low"] = bin.Low, ["high"] = bin.High, ["answers"] = bin.Samples };
        if (bin.Samples > 0)
        {
            described["confidence"] = bin.Confidence;
            described["accuracy"] = bin.Accuracy;
        }

        return described;
    }
}
