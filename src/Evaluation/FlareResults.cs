using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Evaluation.Flare;

namespace Surgical.Evaluation;

/// <summary>What an evaluation of FLARE answers found.</summary>
public sealed class FlareResults
{
    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string _questions;
    private readonly string _predictions;
    private readonly FlareMode _mode;
    private readonly FlareQuestions _counts;
    private readonly JsonObject _groups;

    internal FlareResults(
        string questions,
        string predictions,
        FlareMode mode,
        FlareQuestions counts,
        IReadOnlyList<TaskScore> tasks,
        IReadOnlyList<(string Split, IReadOnlyList<TaskScore> Tasks)> splits,
        JsonObject groups)
    {
        (_questions, _predictions, _mode, _counts, _groups) = (questions, predictions, mode, counts, groups);
        (Tasks, Splits) = (tasks, splits);
    }

    /// <summary>Over all rows.</summary>
    internal IReadOnlyList<TaskScore> Tasks { get; }

    /// <summary>By split, in ordinal order.</summary>
    internal IReadOnlyList<(string Split, IReadOnlyList<TaskScore> Tasks)> Splits { get; }

    /// <summary>The main figures as plain text.</summary>
    public string Summary()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Rules: {Name(_mode)}. ")
            .Append(CultureInfo.InvariantCulture, $"Questions without an answer, left out: {_counts.WithoutAnswer}\n")
            .Append(_counts.NotAsked > 0 ? $"Questions that the model was not asked, left out: {_counts.NotAsked}\n" : "")
            .Append(CultureInfo.InvariantCulture, $"Questions on cases that the public cataract checkpoint was trained on: {_counts.TrainedOn}\n\n")
            .Append(CultureInfo.InvariantCulture, $"{"Task",-20}{"figure",-22}{"value",10}{"samples",10}{"unparsed",10}\n");
        foreach (var task in Tasks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{task.Task,-20}{task.Primary,-22}{task.Value,10:0.0000}")
                .Append(CultureInfo.InvariantCulture, $"{task.Samples,10}{task.Unparsed,10}\n");
        }

        foreach (var task in Tasks.Where(task => task.Note is not null))
        {
            text.Append(CultureInfo.InvariantCulture, $"{task.Task}: {task.Note}\n");
        }

        return text.ToString();
    }

    /// <summary>Writes results.json; a file of that name is replaced.</summary>
    /// <param name="folder">Made where it is missing.</param>
    public void Write(string folder)
    {
        Directory.CreateDirectory(folder);
        var document = new JsonObject
        {
            ["settings"] = new JsonObject
            {
                ["questions"] = _questions,
                ["predictions"] = _predictions,
                ["mode"] = Name(_mode),
            },
            ["questions_without_answer"] = _counts.WithoutAnswer,
            ["questions_not_asked"] = _counts.NotAsked,
            ["cataract_checkpoint_trained_on_questions"] = _counts.TrainedOn,
            ["tasks"] = Describe(Tasks),
            ["splits"] = new JsonObject(
                Splits.Select(split => KeyValuePair.Create(split.Split, (JsonNode?)Describe(split.Tasks)))),
            ["mean_over_splits"] = MeanOverSplits(),
            ["groups"] = _groups.DeepClone(),
        };
        File.WriteAllText(Path.Combine(folder, "results.json"), document.ToJsonString(Layout) + "\n");
    }

    /// <summary>The plain mean of the splits' primary figures, as FLARE26 aggregates; an undefined one is left out.</summary>
    private JsonObject MeanOverSplits() => new(Splits
        .SelectMany(split => split.Tasks)
        .GroupBy(task => task.Task)
        .Select(task => KeyValuePair.Create(
            task.Key.ToString(),
            (JsonNode?)JsonFigure.Of(Averages.MeanOfDefined([.. task.Select(split => split.Value)])))));

    /// <summary>Every task's figures.</summary>
    internal static JsonObject Describe(IReadOnlyList<TaskScore> tasks) => new(tasks.Select(task => KeyValuePair.Create(
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

    private static string Name(FlareMode mode) => mode == FlareMode.Flare25 ? "flare25" : "flare26";
}

/// <summary>Which questions count.</summary>
/// <param name="WithoutAnswer">Left out: nobody says what is right.</param>
/// <param name="NotAsked">Left out: beyond the run's limit, or their picture is missing or broken.</param>
/// <param name="TrainedOn">Scored, on cases of Cataract-1K that the public cataract checkpoint was trained on.</param>
internal sealed record FlareQuestions(int WithoutAnswer, int NotAsked, int TrainedOn);
