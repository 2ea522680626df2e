using System.Text.Json.Nodes;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Report.Files;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>
/// "onset": how soon phases are noticed; "predicted" as the files have it, "tracker" as it was shown meanwhile.
/// </summary>
internal static class OnsetJson
{
    /// <summary>Over videos; "tracker" is absent where no analysis is known.</summary>
    public static JsonObject Of(IReadOnlyList<VideoResult> videos)
    {
        var onset = new JsonObject { ["predicted"] = Of([.. videos.Select(video => video.Onset)]) };
        OnsetScore[] live = [.. videos.Select(video => video.LiveOnset).OfType<OnsetScore>()];
        if (live.Length > 0)
        {
            onset["tracker"] = Of(live);
        }

        return onset;
    }

    private static JsonObject Of(OnsetScore[] videos)
    {
        var described = new JsonObject
        {
            ["videos"] = videos.Length,
            ["runs_noticed"] = videos.Sum(video => video.Delays.Count),
            ["runs_missed"] = videos.Sum(video => video.Missed),
            ["runs_predicted"] = videos.Sum(video => video.PredictedRuns),
            ["false_starts"] = videos.Sum(video => video.FalseStarts),
        };
        if (Latency.Of(videos.SelectMany(video => video.Delays)) is { } latency)
        {
            described["latency_seconds"] = FiguresJson.Of(latency);
        }

        return described;
    }
}
