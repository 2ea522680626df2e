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
    private readonly int _unanswered;

    internal FlareResults(
        string questions,
        string predictions,
        FlareMode mode,
        int unanswered,
        IReadOnlyList<TaskScore> tasks,
        IReadOnlyList<(string Split, IReadOnlyList<TaskScore> Tasks)> splits)
    {
        (_questions, _predictions, _mode, _unanswered) = (questions, predictions, mode, unanswered);
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
            .Append(CultureInfo.InvariantCulture, $"Questions without an answer, left out: {_unanswered}\n\n")
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
            ["questions_without_answer"] = _unanswered,
            ["tasks"] = Describe(Tasks),
            ["splits"] = new JsonObject(
                Splits.Select(split => KeyValuePair.Create(split.Split, (JsonNode?)Describe(split.Tasks)))),
            ["mean_over_splits"] = MeanOverSplits(),
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

    private static string Name(FlareMode mode) => mode == FlareMode.Flare25 ? "flare25" : "flare26";
}
