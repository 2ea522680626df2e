using Surgical.Evaluation.Data;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Reports;

namespace Surgical.Evaluation;

/// <summary>Answers to questions of FLARE Task 5 against the right ones.</summary>
public static class FlareEvaluation
{
    private const int Shown = 3;

    /// <summary>Scores every question that has a right answer.</summary>
    /// <param name="questions">JSON array of questions with answers.</param>
    /// <param name="predictions">The same array with a model's answers; its order does not matter.</param>
    /// <param name="mode">Whose rules.</param>
    /// <param name="lexicon">File with the words that reports are scored by; null for the product's own.</param>
    /// <exception cref="EvaluationException">
    /// A file cannot be read, a question has no prediction, or a task is unknown.
    /// </exception>
    public static FlareResults Run(string questions, string predictions, FlareMode mode, string? lexicon)
    {
        var words = lexicon is null ? ReportLexicon.Ophthalmology : ReportLexicon.Read(lexicon);
        var all = FlareFile.Read(questions);
        var rows = all.Where(row => row.HasAnswer).ToArray();
        if (rows.Length == 0)
        {
            throw new EvaluationException($"{questions}: expected questions with an Answer, found none.");
        }

        var answers = Match(rows, FlareFile.Read(predictions), predictions).ToArray();
        RequireKnownTasks(rows, mode);
        return new(
            questions,
            predictions,
            mode,
            all.Count - rows.Length,
            Score(answers, mode, words),
            [
                .. answers.GroupBy(answer => answer.Row.Split)
                    .OrderBy(split => split.Key, StringComparer.Ordinal)
                    .Select(split => (split.Key, Score(split, mode, words))),
            ]);
    }

    private static IReadOnlyList<TaskScore> Score(
        IEnumerable<(FlareRow Row, FlareAnswer Answer)> answers, FlareMode mode, ReportLexicon lexicon) =>
    [
        .. answers.GroupBy(answer => TaskRouting.Of(answer.Row.TaskType, mode)!.Value)
            .OrderBy(task => task.Key)
            .Select(task => TaskScore.Of(task.Key, [.. task.Select(answer => answer.Answer)], mode, lexicon)),
    ];

    /// <summary>The first prediction of a question that stands twice belongs to its first place.</summary>
    private static IEnumerable<(FlareRow Row, FlareAnswer Answer)> Match(
        FlareRow[] rows, IReadOnlyList<FlareRow> predictions, string path)
    {
        var waiting = predictions.GroupBy(row => row.Key).ToDictionary(group => group.Key, group => new Queue<FlareRow>(group));
        var missing = new List<FlareRow>();
        foreach (var row in rows)
        {
            if (waiting.TryGetValue(row.Key, out var found) && found.TryDequeue(out var prediction))
            {
                yield return (row, new(row.Place, row.Answer, prediction.Answer));
            }
            else
            {
                missing.Add(row);
            }
        }

        if (missing.Count > 0)
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
