using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Surgical.Evaluation.Data;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Report;

namespace Surgical.Evaluation;

/// <summary>What an evaluation of FLARE answers found.</summary>
public sealed class FlareResults
{
    private readonly string _questions;
    private readonly string _predictions;
    private readonly FlareMode _mode;
    private readonly FlareQuestions _counts;
    private readonly Lazy<Dictionary<FlareTask, Confidence>> _intervals;

    internal FlareResults(
        string questions,
        string predictions,
        FlareMode mode,
        FlareQuestions counts,
        IReadOnlyList<TaskScore> tasks,
        IReadOnlyList<(string Split, IReadOnlyList<TaskScore> Tasks)> splits,
        string? groupedBy,
        IReadOnlyList<(string Value, IReadOnlyList<TaskScore> Tasks)> groups)
    {
        (_questions, _predictions, _mode, _counts) = (questions, predictions, mode, counts);
        (Tasks, Splits, GroupedBy, Groups) = (tasks, splits, groupedBy, groups);
        _intervals = new(Intervals);
    }

    /// <summary>Of the resampling behind the intervals.</summary>
    internal const int Seed = 0;

    /// <summary>Whose rules.</summary>
    internal FlareMode Mode => _mode;

    /// <summary>The rules as users write them.</summary>
    internal string ModeName => _mode.Name();

    /// <summary>File of the questions.</summary>
    internal string QuestionsPath => _questions;

    /// <summary>File of the predictions.</summary>
    internal string PredictionsPath => _predictions;

    /// <summary>Questions that were left out, and those on cases that the public checkpoint was trained on.</summary>
    internal FlareQuestions Counts => _counts;

    /// <summary>Every question that was scored, in the order of the file.</summary>
    internal IReadOnlyList<ScoredQuestion> Questions { get; init; } = [];

    /// <summary>The run that made the predictions; null where it is not known.</summary>
    internal AnswerFile? Run { get; init; }

    /// <summary>Over all rows.</summary>
    internal IReadOnlyList<TaskScore> Tasks { get; }

    /// <summary>By split, in ordinal order.</summary>
    internal IReadOnlyList<(string Split, IReadOnlyList<TaskScore> Tasks)> Splits { get; }

    /// <summary>The column that the results are split by; null for none.</summary>
    internal string? GroupedBy { get; }

    /// <summary>By its values, in ordinal order.</summary>
    internal IReadOnlyList<(string Value, IReadOnlyList<TaskScore> Tasks)> Groups { get; }

    /// <summary>95 % over questions; none where the figure is a slip of the rules and not a mean of answers.</summary>
    internal Confidence IntervalOf(TaskScore task) => _intervals.Value.GetValueOrDefault(task.Task, Confidence.None);

    /// <summary>The main figures as plain text.</summary>
    public string Summary()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Rules: {ModeName}. ")
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

    /// <summary>Writes report.html, results.json, tasks.csv and questions.csv; files of that name are replaced.</summary>
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
                ["mode"] = ModeName,
            },
            ["questions_without_answer"] = _counts.WithoutAnswer,
            ["questions_not_asked"] = _counts.NotAsked,
            ["cataract_checkpoint_trained_on_questions"] = _counts.TrainedOn,
            ["tasks"] = Describe(Tasks),
            ["splits"] = Describe(Splits),
            ["mean_over_splits"] = MeanOverSplits(),
            ["groups"] = GroupedBy is null ? [] : new JsonObject { [GroupedBy] = Describe(Groups) },
        };
        File.WriteAllText(Path.Combine(folder, "results.json"), ReadableJson.Of(document));
        File.WriteAllText(Path.Combine(folder, "report.html"), FlareReport.Of(this));
        foreach (var (name, content) in FlareTables.Of(this))
        {
            File.WriteAllText(Path.Combine(folder, name), content);
        }
    }

    private Dictionary<FlareTask, Confidence> Intervals()
    {
        var values = Tasks.ToDictionary(task => task.Task, task => task.Value);
        return Questions.GroupBy(question => question.Task)
            .Where(task => IsTheirFigure(values[task.Key], AnswerScore.Pooled(task.Key, [.. task.Select(one => one.Score)])))
            .ToDictionary(task => task.Key, task => ScoredQuestion.Interval(task, Seed));
    }

    /// <summary>Sums in another order differ in their last bits.</summary>
    private static bool IsTheirFigure(double value, double pooled) =>
        value.Equals(pooled) || Math.Abs(value - pooled) <= 1e-9 * Math.Max(1, Math.Abs(value));

    /// <summary>The plain mean of the splits' primary figures, as FLARE26 aggregates; an undefined one is left out.</summary>
    private JsonObject MeanOverSplits() => new(Splits
        .SelectMany(split => split.Tasks)
        .GroupBy(task => task.Task)
        .Select(task => KeyValuePair.Create(
            task.Key.ToString(),
            (JsonNode?)JsonFigure.Of(Averages.MeanOfDefined([.. task.Select(split => split.Value)])))));

    private static JsonObject Describe(IEnumerable<(string Name, IReadOnlyList<TaskScore> Tasks)> parts) =>
        new(parts.Select(part => KeyValuePair.Create(part.Name, (JsonNode?)Describe(part.Tasks))));

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
}

/// <summary>Which questions count.</summary>
/// <param name="WithoutAnswer">Left out: nobody says what is right.</param>
/// <param name="NotAsked">Left out: beyond the run's limit, or their picture is missing or broken.</param>
/// <param name="TrainedOn">Scored, on cases of Cataract-1K that the public cataract checkpoint was trained on.</param>
internal sealed record FlareQuestions(int WithoutAnswer, int NotAsked, int TrainedOn);
