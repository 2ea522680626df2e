using Surgical.DataSets.Files;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Flare.Scores;

namespace Surgical.Evaluation.Flare;

/// <summary>What an evaluation of FLARE answers found.</summary>
public sealed class FlareResults
{
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
        (QuestionsPath, PredictionsPath, Options, Counts) = (questions, predictions, options, counts);
        Questions = scored;
        Tasks = score(scored);
        Splits =
        [
            .. scored.GroupBy(question => question.Row.Split)
                .OrderBy(split => split.Key, StringComparer.Ordinal)
                .Select(split => (split.Key, score(split))),
        ];
        Groups =
        [
            .. grouping?.Split(scored, question => question.Row.InFile)
                .Select(part => (part.Value, score(part.Members))) ?? [],
        ];
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
    internal string QuestionsPath { get; }

    /// <summary>File of the predictions.</summary>
    internal string PredictionsPath { get; }

    /// <summary>Questions that were left out, and those on cases that the public checkpoint was trained on.</summary>
    internal FlareQuestions Counts { get; }

    /// <summary>Every question that was scored, in the order of the file.</summary>
    internal IReadOnlyList<ScoredQuestion> Questions { get; }

    /// <summary>The run that made the predictions; null where it is not known.</summary>
    internal TimedAnswers? Run { get; init; }

    /// <summary>Questions whose picture was missing or broken; null where no run says.</summary>
    internal LackingPictures? Pictures { get; init; }

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

    private Dictionary<FlareTask, TaskInterval> Intervals()
    {
        var questions = Questions.ToLookup(question => question.Task);
        return Tasks.AsParallel()
            .Select(task => (task.Task, Interval: TaskInterval.Of(task, questions[task.Task], Options.Seed)))
            .ToDictionary(task => task.Task, task => task.Interval);
    }
}
