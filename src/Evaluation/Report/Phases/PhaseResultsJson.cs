using System.Text.Json.Nodes;
using Surgical.Analyzer.Phases;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Phases.Scores;
using Surgical.Evaluation.Phases.Summaries;
using Surgical.Evaluation.Report.Files;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>results.json.</summary>
internal static class PhaseResultsJson
{
    private const string Unknown = "unknown";

    public static string Of(PhaseResults results)
    {
        var document = new JsonObject
        {
            ["settings"] = Settings(results),
            ["videos"] = new JsonArray([.. results.Videos.Select(Video)]),
            ["pooled"] = Pooled(results),
            ["perPhase"] = new JsonArray([.. PhaseNames.Phases.Select(phase => PerPhase(results, phase))]),
            ["confusion"] = Describe(results.Confusion),
            ["groups"] = Groups(results),
            ["unmatched"] = new JsonObject
            {
                ["truth"] = Described.Of(results.Unmatched.Truth),
                ["predicted"] = Described.Of(results.Unmatched.Predicted),
                ["ignored"] = Described.Of(results.Unmatched.Ignored),
            },
        };
        FiguresJson.Add(
            document,
            [
                ("tracker", results.KeyFrames.Tracker.All),
                ("tracker_at_boundaries", results.KeyFrames.Tracker.AtBoundaries),
                ("tracker_inside", results.KeyFrames.Tracker.Inside),
                ("vote", results.KeyFrames.Vote.All),
                ("vote_at_boundaries", results.KeyFrames.Vote.AtBoundaries),
                ("vote_inside", results.KeyFrames.Vote.Inside),
            ],
            results.KeyFrames.Seconds);
        return ReadableJson.Of(document);
    }

    /// <summary>Counts with the names of their rows and columns.</summary>
    internal static JsonObject Describe(Confusion confusion) => new()
    {
        ["truth"] = Ids(),
        ["predicted"] = new JsonArray([.. Ids().Select(id => id!.DeepClone()), Unknown]),
        ["counts"] = new JsonArray([.. confusion.Counts.Select(Counts)]),
    };

    private static JsonObject Pooled(PhaseResults results)
    {
        var pooled = FormerKeys.WithPooled(PhaseMetricsJson.Pooled(results.Scores));
        pooled["all_samples"] = new JsonObject
        {
            ["accuracy"] = JsonFigure.Of(results.Confusion.Accuracy),
            ["samples"] = results.Confusion.Samples,
        };
        pooled["onset"] = OnsetJson.Of(results.Videos);
        pooled["confidence95"] = FormerKeys.WithPooled(Intervals(results));
        return pooled;
    }

    /// <summary>{column: {value: {cases, pooled figures}}}; empty without a column.</summary>
    private static JsonObject Groups(PhaseResults results) => results.Options.SplitBy is not { } column ? [] : new()
    {
        [column] = new JsonObject(results.Groups.Select(group =>
        {
            var figures = Pooled(group.Results);
            figures.Insert(0, "videos", Described.Of(group.Results.Videos.Select(video => video.Id)));
            return KeyValuePair.Create(group.Value, (JsonNode?)figures);
        })),
    };

    private static JsonObject Settings(PhaseResults results) => new()
    {
        ["truth"] = results.Truth,
        ["predicted"] = results.Predicted,
        ["fps"] = results.Options.FramesPerSecond,
        ["until"] = results.Options.Until is SampledUntil.Longer ? "longer" : "truth",
        ["seed"] = results.Options.Seed,
        ["bootstrap_draws"] = Confidence.Draws,
        ["bootstrap_over"] = "case",
        ["bootstrap_cases"] = results.Videos.Count,
        ["relaxed_window_seconds"] = VideoScore.Window.TotalSeconds,
        ["class_names"] = Described.Of(PhaseNames.Phases.Select(PhaseNames.Id)),
        ["conventions"] = Described.Of(PhaseConventions.All),
    };

    private static JsonObject Video(VideoResult video) => new()
    {
        ["id"] = video.Id,
        ["samples"] = video.Timeline.Length,
        ["unknown_samples"] = video.UnknownSamples,
        ["cataract_checkpoint_trained_on_it"] = video.WasTrainedOn,
        ["model"] = video.Analysis is { } analysis ? Described.Of(analysis.Model) : null,
        ["support"] = Counts(video.Score.Strict.Support),
        ["metrics"] = FormerKeys.WithVideo(PhaseMetricsJson.Of(video.Score)),
        ["onset"] = OnsetJson.Of([video]),
        ["remarks"] = Described.Of(video.Remarks),
    };

    private static JsonObject PerPhase(PhaseResults results, SurgicalPhase phase)
    {
        FrameScore[] videos = [.. results.Scores.Select(score => score.Strict)];
        var (strict, relaxed) = (FrameSummary.Of(videos),
            FrameSummary.Of([.. results.Scores.Select(score => score.Relaxed)]));
        var label = (int)phase;
        var duration = DurationError.Of(videos, label, results.Options.FramesPerSecond);
        return FormerKeys.WithVideo(new()
        {
            ["phase"] = PhaseNames.Id(phase),
            ["videos"] = duration.Videos,
            ["support"] = videos.Sum(video => video.Support[label]),
            ["predicted"] = videos.Sum(video => video.Predicted[label]),
            [FigureKeys.Strict] = Figures(strict, label),
            [FigureKeys.Relaxed] = Figures(relaxed, label),
            ["duration_error_seconds"] = new JsonObject
            {
                ["mean"] = JsonFigure.Of(duration.Mean),
                ["mean_absolute"] = JsonFigure.Of(duration.MeanAbsolute),
            },
        });
    }

    private static JsonObject Figures(FrameSummary summary, int label) => new()
    {
        ["precision"] = JsonFigure.Of(summary.Precision.PerPhase[label]),
        ["recall"] = JsonFigure.Of(summary.Recall.PerPhase[label]),
        ["jaccard"] = JsonFigure.Of(summary.Jaccard.PerPhase[label]),
        ["f1"] = JsonFigure.Of(summary.F1.PerPhase[label]),
    };

    private static JsonObject Intervals(PhaseResults results)
    {
        var families = new JsonObject();
        foreach (var family in results.Headline.GroupBy(figure => figure.Family))
        {
            families[family.Key] = new JsonObject(family.Select(figure => KeyValuePair.Create(
                figure.Key,
                (JsonNode?)FiguresJson.Of(figure.Interval))));
        }

        return families;
    }

    private static JsonArray Ids() => Described.Of(PhaseNames.Phases.Select(PhaseNames.Id));

    private static JsonArray Counts(IEnumerable<int> counts) => [.. counts.Select(count => (JsonNode)count)];
}
