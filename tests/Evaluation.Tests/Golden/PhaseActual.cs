using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Phases.Summaries;
using Surgical.Evaluation.Report.Phases;

namespace Surgical.Evaluation.Tests.Golden;

/// <summary>
/// What the product says to the timelines of the reference file, in its shape and under the product's former keys.
/// </summary>
internal static class PhaseActual
{
    private const int Idle = 0;
    private const int Window = 10;

    // Cholec80's phases stand from 1 to 7 in the file, ours begin at 0.
    private const int Cholec80Phases = 7;

    public static JsonObject Of(JsonElement file)
    {
        var classes = file.GetProperty("n_classes").GetInt32();
        var fps = file.GetProperty("fps").GetInt32();
        var videos = Timelines(file, first: 0);
        var scores = videos.Select(video => VideoScore.Of(video, classes, Idle, fps)).ToArray();
        return new()
        {
            ["cases"] = new JsonArray([.. videos.Zip(scores, (video, score) => Json.Case(Case(video, score)))]),
            ["aggregate"] = Aggregate(videos, scores),
            ["cholec80_unmodified_evaluate_m"] = Cholec80(file.GetProperty("cholec80_unmodified_evaluate_m")),
        };
    }

    /// <summary>
    /// The reference stops at a video without a phase in its truth, so its pooled hits leave that video out; the
    /// product counts what is predicted there as false.
    /// </summary>
    private static JsonObject Aggregate(PhaseTimeline[] videos, VideoScore[] scores)
    {
        var result = FormerKeys.WithPooled(PhaseMetricsJson.Pooled(scores));
        var scored = FormerKeys.WithPooled(PhaseMetricsJson.Pooled(
            [.. scores.Zip(videos).Where(pair => pair.Second.Truth.Any(label => label != Idle))
                .Select(pair => pair.First)]));
        foreach (var (key, value) in scored["ms_tcn_bg_idle0"]!.AsObject().Where(entry => entry.Key.Contains('@')))
        {
            result["ms_tcn_bg_idle0"]![key] = value!.DeepClone();
        }

        return result;
    }

    private static JsonObject Case(PhaseTimeline video, VideoScore score)
    {
        var result = FormerKeys.WithVideo(PhaseMetricsJson.Of(score));
        var forgiven = PhaseSegment.Of(BoundaryRelaxation.Forgive(video, Window).Predicted);
        result["proposed_boundary_relaxed"]!["corrected_pred"] =
            new JsonArray([.. forgiven.Select(run => new JsonArray(run.Label, run.Length))]);
        return result;
    }

    private static JsonObject Cholec80(JsonElement section)
    {
        var scores = Timelines(section, first: 1)
            .Select(video => EvaluateMScore.Of(video, Cholec80Phases, Window, IsForgivenInCholec80))
            .ToArray();
        return new()
        {
            ["cases"] = new JsonArray([
                .. scores.Select(score => new JsonObject { ["expected_percent"] = PhaseMetricsJson.Of(score) })]),
            ["aggregate_percent"] = PhaseMetricsJson.Of(MainMSummary.Of(scores)),
        };
    }

    /// <summary>
    /// The original's branches for Cholec80: phases 4 and 5 may run two ahead, 6 and 7 two either way.
    /// </summary>
    private static bool IsForgivenInCholec80(int label, int difference, bool isEarly) =>
        EvaluateMScore.AnyPhase(label, difference, isEarly)
        || (isEarly ? difference == 2 && label >= 3 : difference == -2 && label >= 5);

    private static PhaseTimeline[] Timelines(JsonElement section, int first) =>
    [
        .. section.GetProperty("cases").EnumerateArray().Select(sample =>
            new PhaseTimeline(Labels(sample.GetProperty("gt"), first), Labels(sample.GetProperty("pred"), first))),
    ];

    private static int[] Labels(JsonElement runs, int first) =>
        [.. runs.EnumerateArray().SelectMany(run => Enumerable.Repeat(run[0].GetInt32() - first, run[1].GetInt32()))];
}
