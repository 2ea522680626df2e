using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Surgical.DataSets.Files;
using Surgical.DataSets.Flare;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Answers;
using Surgical.Evaluation.Flare.Reports;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Flare.Scores;

namespace Surgical.Evaluation.Runs;

/// <summary>Answers to questions of FLARE Task 5 against the right ones.</summary>
public static class FlareEvaluation
{
    private const int Shown = 3;

    /// <summary>Scores every question that has a right answer.</summary>
    /// <param name="questions">JSON array of questions with answers, or JSON lines with a uid each.</param>
    /// <param name="predictions">
    /// The same array with a model's answers, or lines of uid and prediction; its order does not matter.
    /// </param>
    /// <param name="options">How.</param>
    /// <exception cref="EvaluationException">
    /// A file cannot be read, a question has no prediction or no case, or a task is unknown.
    /// </exception>
    public static FlareResults Run(string questions, string predictions, FlareEvaluationOptions options)
    {
        var mode = options.Mode;
        var words = options.Lexicon is { } path ? ReportLexicon.Read(path) : ReportLexicon.Ophthalmology;
        var all = FlareFile.Read(questions);
        var rows = all.Where(row => row.HasAnswer).ToArray();
        if (rows.Length == 0)
        {
            throw new EvaluationException($"{questions}: expected questions with an Answer, found none.");
        }

        RequireKnownTasks(rows, mode);
        var grouping = Column(options.SplitBy, all);
        var cases = Column(options.Case, all);
        var said = FlareFile.ReadPredictions(predictions);
        RequireSameKind(all, said, predictions);
        var answers = Match(rows, said, predictions).ToArray();
        RequireAnswers(answers.Length, rows.Length, predictions);
        string[] caseOf = [.. answers.Select(answer => CaseOf(answer.Row, cases))];
        foreach (var (row, answer) in answers)
        {
            // Before the answers are scored side by side, so that the first row that cannot be is the one that is
            // named.
            AnswerScore.RequireReadable(TaskOf(row, mode), answer, mode);
        }

        ScoredQuestion[] scored =
        [
            .. answers.Zip(caseOf).AsParallel().AsOrdered()
                .Select(one => Scored(one.First.Row, one.First.Answer, mode, words, one.Second)),
        ];
        return new(
            questions,
            predictions,
            options,
            new(
                all.Count - rows.Length,
                rows.Length - answers.Length,
                Unused(all, said),
                scored.Count(question => question.WasTrainedOn)),
            scored,
            part => Score(part, mode, words),
            grouping)
        {
            Run = AnswerFile.Beside(predictions, questions),
            Pictures = LackingOf(rows, MissingPictures.Beside(predictions)),
        };
    }

    private static LackingPictures? LackingOf(FlareRow[] rows, MissingPictures? missing) => missing is null
        ? null
        : new(missing.Handling, rows.Count(row => missing.Places.Contains(row.InFile)));

    /// <summary>Lines are known by their uid, rows of an array by what they ask.</summary>
    private static void RequireSameKind(
        IReadOnlyList<FlareRow> questions, IReadOnlyList<FlareRow> predictions, string path)
    {
        if (predictions.Count > 0 && questions[0].Uid is null != predictions[0].Uid is null)
        {
            throw new EvaluationException(questions[0].Uid is null
                ? $"{path}: expected an array of predictions, as the questions are one, got JSON lines by uid."
                : $"{path}: expected predictions as JSON lines by uid, as the questions are, got an array.");
        }
    }

    private static IReadOnlyList<TaskScore> Score(
        IEnumerable<ScoredQuestion> questions, FlareMode mode, ReportLexicon lexicon) =>
    [
        .. questions.GroupBy(question => question.Task)
            .OrderBy(task => task.Key)
            .Select(task => TaskScore.Of(task.Key, [.. task.Select(question => question.Score)], mode, lexicon)),
    ];

    private static FlareTask TaskOf(FlareRow row, FlareMode mode) => TaskRouting.Of(row.TaskType, mode)!.Value;

    private static ScoredQuestion Scored(
        FlareRow row, FlareAnswer answer, FlareMode mode, ReportLexicon lexicon, string ofCase) =>
        new(row, TaskOf(row, mode), answer, AnswerScore.Of(TaskOf(row, mode), answer, mode, lexicon), ofCase);

    /// <summary>A run that was asked nothing yet leaves nothing to say.</summary>
    private static void RequireAnswers(int answers, int questions, string path)
    {
        if (answers == 0)
        {
            throw new EvaluationException(
                $"{path}: expected at least one answer to a question that has a right one, found none of {questions}.");
        }
    }

    private static Grouping? Column(string? name, IReadOnlyList<FlareRow> rows) =>
        name is null ? null : Grouping.OfRows(name, [.. rows.Select(row => (row.InFile, row.Row))]);

    /// <summary>
    /// Without a column the picture. A question of which the column says nothing could belong to any case.
    /// </summary>
    private static string CaseOf(FlareRow row, Grouping? cases) => cases is null
        ? row.Image
        : cases.Values.GetValueOrDefault(row.InFile)
            ?? throw new EvaluationException(
                $"{row.Place}: expected a {cases.Column}, whose cases are resampled, found none.");

    /// <summary>
    /// The first prediction of a question that stands twice belongs to its first place; where it is known by its uid,
    /// to every place, as FLARE26's evaluator has it.
    /// </summary>
    /// <remarks>
    /// In the folder of a run of ours a question without an answer was never asked, and is left out; from anybody else
    /// every question needs a prediction, and an empty one is a wrong answer.
    /// </remarks>
    private static IEnumerable<(FlareRow Row, FlareAnswer Answer)> Match(
        FlareRow[] rows, IReadOnlyList<FlareRow> predictions, string path)
    {
        var isOurs = RunFolder.IsBeside(path);
        var waiting = predictions.GroupBy(row => row.Key)
            .ToDictionary(group => group.Key, group => new Queue<FlareRow>(group));
        var missing = new List<FlareRow>();
        foreach (var row in rows)
        {
            if (!waiting.TryGetValue(row.Key, out var found) || !Take(found, row, out var prediction))
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
                + string.Join(", ", missing.Take(Shown).Select(row => row.Place))
                + (missing.Count > Shown ? " ..." : ""));
        }
    }

    private static bool Take(Queue<FlareRow> found, FlareRow row, [NotNullWhen(true)] out FlareRow? prediction) =>
        row.Uid is null ? found.TryDequeue(out prediction) : found.TryPeek(out prediction);

    /// <summary>
    /// Predictions beyond those of the questions; one of a question without an answer is none of them.
    /// </summary>
    private static int Unused(IReadOnlyList<FlareRow> questions, IReadOnlyList<FlareRow> predictions)
    {
        var asked = questions.CountBy(row => row.Key).ToDictionary();
        return predictions.CountBy(row => row.Key)
            .Sum(said => Math.Max(0, said.Value - asked.GetValueOrDefault(said.Key)));
    }

    private static void RequireKnownTasks(FlareRow[] rows, FlareMode mode)
    {
        if (Array.Find(rows, row => TaskRouting.Of(row.TaskType, mode) is null) is { } strange)
        {
            throw new EvaluationException(
                $"{strange.Place}: expected a TaskType of FLARE Task 5 (classification, multi-label classification, "
                + "detection, instance detection, counting, regression, report generation), "
                + $"got '{strange.TaskType}'.");
        }
    }
}
