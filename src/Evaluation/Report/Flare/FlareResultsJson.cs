using System.Text.Json.Nodes;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Flare.Scores;
using Surgical.Evaluation.Report.Files;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>results.json of `evaluate flare`.</summary>
internal static class FlareResultsJson
{
    public static string Of(FlareResults results)
    {
        var document = new JsonObject
        {
            ["settings"] = Settings(results),
            ["questions_without_answer"] = results.Counts.WithoutAnswer,
            ["questions_not_asked"] = results.Counts.NotAsked,
            ["questions_without_picture"] = results.Pictures?.Count,
            ["predictions_without_question"] = results.Counts.Unused,
            ["cataract_checkpoint_trained_on_questions"] = results.Counts.TrainedOn,
            ["tasks"] = WithIntervals(results),
            ["splits"] = Describe(results.Splits),
            ["mean_over_splits"] = MeanOverSplits(results),
            ["groups"] = results.Options.SplitBy is { } column
                ? new JsonObject { [column] = Describe(results.Groups) }
                : [],
        };
        if (results.Answers is { } answers)
        {
            FiguresJson.Add(document, [(nameof(FlareTask.Classification), answers.Classes)], answers.Seconds);
        }

        return ReadableJson.Of(document);
    }

    private static JsonObject Settings(FlareResults results) => new()
    {
        ["questions"] = results.QuestionsPath,
        ["predictions"] = results.PredictionsPath,
        ["mode"] = results.ModeName,
        ["model"] = results.Run is { } run ? Described.Of(run.Model) : null,
        ["profile"] = ProfileOf(results.Run),
        ["missing_picture"] = results.Pictures?.Handling,
        ["seed"] = results.Options.Seed,
        ["bootstrap_draws"] = Confidence.Draws,
        ["bootstrap_over"] = results.Options.Case ?? "ImageName",
        ["conventions"] = Described.Of(FlareConventions.Of(results.Options.Mode)),
    };

    /// <summary>How the run asked; null where it is not known.</summary>
    private static JsonNode? ProfileOf(TimedAnswers? run) =>
        run is not null && run.Settings.TryGetProperty("profile", out var profile)
            ? JsonNode.Parse(profile.GetRawText())
            : null;

    private static JsonObject WithIntervals(FlareResults results)
    {
        var described = Describe(results.Tasks);
        foreach (var task in results.Tasks)
        {
            described[task.Task.ToString()]!["confidence95"] = FiguresJson.Of(results.IntervalOf(task).Interval);
            described[task.Task.ToString()]!["bootstrap_cases"] = results.IntervalOf(task).Cases;
        }

        return described;
    }

    /// <summary>
    /// The plain mean of the splits' primary figures, as FLARE26 aggregates; an undefined one is left out.
    /// </summary>
    private static JsonObject MeanOverSplits(FlareResults results) => new(results.Splits
        .SelectMany(split => split.Tasks)
        .GroupBy(task => task.Task)
        .Select(task => KeyValuePair.Create(
            task.Key.ToString(),
            (JsonNode?)JsonFigure.Of(Averages.MeanOfDefined([.. task.Select(split => split.Value)])))));

    private static JsonObject Describe(IEnumerable<(string Name, IReadOnlyList<TaskScore> Tasks)> parts) =>
        new(parts.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)Describe(part.Tasks))));

    /// <summary>Every task's figures.</summary>
    private static JsonObject Describe(IReadOnlyList<TaskScore> tasks) => new(tasks.Select(task => KeyValuePair.Create(
        task.Task.ToString(),
        (JsonNode?)new JsonObject
        {
            ["primary"] = task.Primary,
            ["value"] = JsonFigure.Of(task.Value),
            ["samples"] = task.Samples,
            ["unparsed"] = task.Unparsed,
            ["note"] = task.Note,
            ["metrics"] = task.Metrics.DeepClone(),
        })));
}
