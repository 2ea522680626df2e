using System.Text.Json;
using Surgical.Evaluation.Data;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Reports;
using Surgical.Evaluation.Runs;

namespace Surgical.Evaluation;

/// <summary>Answers to questions of FLARE Task 5 against the right ones.</summary>
public static class FlareEvaluation
{
    private const int Shown = 3;

    /// <summary>Scores every question that has a right answer.</summary>
    /// <param name="questions">JSON array of questions with answers.</param>
    /// <param name="predictions">The same array with a model's answers; its order does not matter.</param>
    /// <param name="options">How.</param>
    /// <exception cref="EvaluationException">
    /// A file cannot be read, a question has no prediction or no case, or a task is unknown.
    /// </exception>
    public static FlareResults Run(string questions, string predictions, FlareEvaluationOptions options)
    {
        var (mode, words) = (options.Mode, options.Lexicon is { } path ? ReportLexicon.Read(path) : ReportLexicon.Ophthalmology);
        var all = FlareFile.Read(questions);
        var rows = all.Where(row => row.HasAnswer).ToArray();
        if (rows.Length == 0)
        {
            throw new EvaluationException($"{questions}: expected questions with an Answer, found none.");
        }

        RequireKnownTasks(rows, mode);
        var grouping = Column(options.SplitBy, all);
        var cases = Column(options.Case, all);
        var answers = Match(rows, FlareFile.Read(predictions), predictions).ToArray();
        var caseOf = answers.ToDictionary(answer => answer.Row.InFile, answer => CaseOf(answer.Row, cases));
        return new(
            questions,
            predictions,
            options,
            new(all.Count - rows.Length, rows.Length - answers.Length, answers.Count(answer => Cataract1K.WasTrainedOn(answer.Row.Image))),
            Score(answers, mode, words),
            [
                .. answers.GroupBy(answer => answer.Row.Split)
                    .OrderBy(split => split.Key, StringComparer.Ordinal)
                    .Select(split => (split.Key, Score(split, mode, words))),
            ],
            [
                .. grouping?.Split(answers, answer => answer.Row.InFile)
                    .Select(part => (part.Value, Score(part.Members, mode, words))) ?? [],
            ])
        {
            Questions =
            [
                .. answers.AsParallel().AsOrdered()
                    .Select(answer => Scored(answer.Row, answer.Answer, mode, words, caseOf[answer.Row.InFile])),
            ],
            Run = AnswerFile.Beside(predictions),
        };
    }

    private static IReadOnlyList<TaskScore> Score(
        IEnumerable<(FlareRow Row, FlareAnswer Answer)> answers, FlareMode mode, ReportLexicon lexicon) =>
    [
        .. answers.GroupBy(answer => TaskRouting.Of(answer.Row.TaskType, mode)!.Value)
            .OrderBy(task => task.Key)
            .Select(task => TaskScore.Of(task.Key, [.. task.Select(answer => answer.Answer)], mode, lexicon)),
    ];

    private static ScoredQuestion Scored(
        FlareRow row, FlareAnswer answer, FlareMode mode, ReportLexicon lexicon, string ofCase)
    {
        var task = TaskRouting.Of(row.TaskType, mode)!.Value;
        return new(row, task, answer, AnswerScore.Of(task, answer, mode, lexicon), ofCase);
    }

    private static Grouping? Column(string? name, IReadOnlyList<FlareRow> rows) =>
        name is null ? null : Grouping.OfRows(name, [.. rows.Select(row => (row.InFile, row.Row))]);

    /// <summary>Without a column the picture. A question of which the column says nothing could belong to any case.</summary>
    private static string CaseOf(FlareRow row, Grouping? cases) => cases is null
        ? row.Image
        : cases.Values.GetValueOrDefault(row.InFile)
            ?? throw new EvaluationException($"{row.Place}: expected a {cases.Column}, whose cases are resampled, found none.");

    /// <summary>The first prediction of a question that stands twice belongs to its first place.</summary>
    /// <remarks>
    /// In the folder of a run of ours a question without an answer was never asked, and is left out; from anybody else every
    /// question needs a prediction, and an empty one is a wrong answer.
    /// </remarks>
    private static IEnumerable<(FlareRow Row, FlareAnswer Answer)> Match(
        FlareRow[] rows, IReadOnlyList<FlareRow> predictions, string path)
    {
        var isOurs = RunFolder.IsBeside(path);
        var waiting = predictions.GroupBy(row => row.Key).ToDictionary(group => group.Key, group => new Queue<FlareRow>(group));
        var missing = new List<FlareRow>();
        foreach (var row in rows)
        {
            if (!waiting.TryGetValue(row.Key, out var found) || !found.TryDequeue(out var prediction))
            {
                missing.Add(row);
            }
            else if (!isOurs || prediction.Answer.ValueKind == JsonValueKind.String)
            {
                yield return (row, new(row.Place, row.Answer, prediction.Answer));
            }
        }

        if (missing.Count > 0 && !isOurs)
        {
            throw new EvaluationException(
                $"{path}: expected a prediction for each of {rows.Length} questions, {missing.Count} are missing: "
                + string.Join(", ", missing.Take(Shown).Select(row => row.Place)) + (missing.Count > Shown ? " ..." : ""));
        }
    }

    private static void RequireKnownTasks(FlareRow[] rows, FlareMode mode)
    {
        if (Array.Find(rows, row => TaskRouting.Of(row.TaskType, mode) is null) is { } strange)
        {
            throw new EvaluationException(
                $"{strange.Place}: expected a TaskType of FLARE Task 5 (classification, multi-label classification, "
                + $"detection, instance detection, counting, regression, report generation), got '{strange.TaskType}'.");
        }
    }
}
