using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Flare.Scores;
using Surgical.Evaluation.Report.Files;
using Surgical.Evaluation.Report.Flare;
using Surgical.Evaluation.Runs;

namespace Surgical.Evaluation.Flare;

/// <summary>What an evaluation of FLARE answers found.</summary>
public sealed class FlareResults
{
    private readonly string _questions;
    private readonly string _predictions;
    private readonly FlareQuestions _counts;
    private readonly Lazy<Dictionary<FlareTask, TaskInterval>> _intervals;
    private readonly Lazy<RunAnswers?> _answers;

    internal FlareResults(
        string questions,
        string predictions,
        FlareEvaluationOptions options,
        FlareQuestions counts,
        IReadOnlyList<ScoredQuestion> scored,
        Func<IEnumerable<ScoredQuestion>, IReadOnlyList<TaskScore>> score,
        Grouping? grouping)
    {
        (_questions, _predictions, Options, _counts) = (questions, predictions, options, counts);
        Questions = scored;
        Tasks = score(scored);
        Splits =
        [
            .. scored.GroupBy(question => question.Row.Split)
                .OrderBy(split => split.Key, StringComparer.Ordinal)
                .Select(split => (split.Key, score(split))),
        ];
        Groups = [.. grouping?.Split(scored, question => question.Row.InFile).Select(part => (part.Value, score(part.Members))) ?? []];
        _intervals = new(Intervals);
        _answers = new(() => RunAnswers.Of(this));
    }

    /// <summary>How they were scored.</summary>
    internal FlareEvaluationOptions Options { get; }

    /// <summary>The rules as users write them.</summary>
    internal string ModeName => Options.Mode.Name();

    /// <summary>What is resampled for the intervals, for people: "picture", or "value of patient".</summary>
    internal string CaseName => Options.Case is { } column ? $"value of {column}" : "picture";

    /// <summary>The same of several.</summary>
    internal string CaseNames => Options.Case is { } column ? $"values of {column}" : "pictures";

    /// <summary>File of the questions.</summary>
    internal string QuestionsPath => _questions;

    /// <summary>File of the predictions.</summary>
    internal string PredictionsPath => _predictions;

    /// <summary>Questions that were left out, and those on cases that the public checkpoint was trained on.</summary>
    internal FlareQuestions Counts => _counts;

    /// <summary>Every question that was scored, in the order of the file.</summary>
    internal IReadOnlyList<ScoredQuestion> Questions { get; }

    /// <summary>The run that made the predictions; null where it is not known.</summary>
    internal AnswerFile? Run { get; init; }

    /// <summary>Over all rows.</summary>
    internal IReadOnlyList<TaskScore> Tasks { get; }

    /// <summary>By split, in ordinal order.</summary>
    internal IReadOnlyList<(string Split, IReadOnlyList<TaskScore> Tasks)> Splits { get; }

    /// <summary>By its values, in ordinal order.</summary>
    internal IReadOnlyList<(string Value, IReadOnlyList<TaskScore> Tasks)> Groups { get; }

    /// <summary>How sure the run was of these answers, and how long they took; null where that is not known.</summary>
    internal RunAnswers? Answers => _answers.Value;

    /// <summary>95 % over cases.</summary>
    internal TaskInterval IntervalOf(TaskScore task) => _intervals.Value[task.Task];

    /// <summary>The main figures as plain text.</summary>
    public string Summary()
    {
        var text = new StringBuilder()
            .Append(CultureInfo.InvariantCulture, $"Rules: {ModeName}. ")
            .Append(CultureInfo.InvariantCulture, $"Questions without an answer, left out: {_counts.WithoutAnswer}\n")
            .Append(_counts.NotAsked > 0 ? $"Questions that the model was not asked, left out: {_counts.NotAsked}\n" : "")
            .Append(_counts.Unused > 0 ? $"Predictions of no question, left out: {_counts.Unused}\n" : "")
            .Append(CultureInfo.InvariantCulture, $"Questions on cases that the public cataract checkpoint was trained on: {_counts.TrainedOn}\n\n")
            .Append(CultureInfo.InvariantCulture, $"{"Task",-20}{"figure",-22}{"value",10}{"samples",10}{"unparsed",10}   95 %\n");
        foreach (var task in Tasks)
        {
            text.Append(CultureInfo.InvariantCulture, $"{task.Task,-20}{task.Primary,-22}{task.Value,10:0.0000}")
                .Append(CultureInfo.InvariantCulture, $"{task.Samples,10}{task.Unparsed?.ToString(CultureInfo.InvariantCulture) ?? "-",10}   {Text(IntervalOf(task))}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"95 %: bootstrap over {CaseNames}, {Confidence.Draws} draws, seed {Options.Seed}\n");
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
        var document = new JsonObject
        {
            ["settings"] = new JsonObject
            {
                ["questions"] = _questions,
                ["predictions"] = _predictions,
                ["mode"] = ModeName,
                ["model"] = Run is { } run ? Described.Of(run.Model) : null,
                ["seed"] = Options.Seed,
                ["bootstrap_draws"] = Confidence.Draws,
                ["bootstrap_over"] = Options.Case ?? "ImageName",
                ["conventions"] = Described.Of(FlareConventions.Of(Options.Mode)),
            },
            ["questions_without_answer"] = _counts.WithoutAnswer,
            ["questions_not_asked"] = _counts.NotAsked,
            ["predictions_without_question"] = _counts.Unused,
            ["cataract_checkpoint_trained_on_questions"] = _counts.TrainedOn,
            ["tasks"] = DescribeWithIntervals(),
            ["splits"] = Describe(Splits),
            ["mean_over_splits"] = MeanOverSplits(),
            ["groups"] = Options.SplitBy is { } column ? new JsonObject { [column] = Describe(Groups) } : [],
        };
        Answers?.Describe(document);
        ResultFiles.Write(
            folder,
            [("results.json", ReadableJson.Of(document)), ("report.html", FlareReport.Of(this)), .. FlareTables.Of(this)]);
    }

    private Dictionary<FlareTask, TaskInterval> Intervals()
    {
        var questions = Questions.ToLookup(question => question.Task);
        return Tasks.AsParallel()
            .Select(task => (task.Task, Interval: TaskInterval.Of(task, questions[task.Task], Options.Seed)))
            .ToDictionary(task => task.Task, task => task.Interval);
    }

    private JsonObject DescribeWithIntervals()
    {
        var described = Describe(Tasks);
        foreach (var task in Tasks)
        {
            described[task.Task.ToString()]!["confidence95"] = IntervalOf(task).Interval.Describe();
            described[task.Task.ToString()]!["bootstrap_cases"] = IntervalOf(task).Cases;
        }

        return described;
    }

    private static string Text(TaskInterval task) => double.IsNaN(task.Interval.Low)
        ? "none"
        : string.Create(CultureInfo.InvariantCulture, $"{task.Interval.Low:0.0000} to {task.Interval.High:0.0000} of {task.Cases}");

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
/// <param name="Unused">Predictions that belong to none of the questions.</param>
/// <param name="TrainedOn">Scored, on cases of Cataract-1K that the public cataract checkpoint was trained on.</param>
internal sealed record FlareQuestions(int WithoutAnswer, int NotAsked, int Unused, int TrainedOn);
