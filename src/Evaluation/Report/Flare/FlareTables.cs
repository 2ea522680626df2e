using System.Globalization;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Scores;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>The results as CSV files; a figure that is not defined is an empty field.</summary>
internal static class FlareTables
{
    public static IEnumerable<(string Name, string Content)> Of(FlareResults results) =>
    [
        ("tasks.csv", CsvText.Of(results.Tasks
            .Select(task => Row(task, results.IntervalOf(task)))
            .Prepend(["task", "figure", "value", "low95", "high95", "cases", "samples", "unparsed", "note"]))),
        ("questions.csv", CsvText.Of(results.Questions
            .Select(Row)
            .Prepend(["place", "task", "split", "image", "case", "trained_on", "right", "said", "value"]))),
    ];

    private static string[] Row(TaskScore task, TaskInterval interval) =>
    [
        task.Task.ToString(),
        task.Primary,
        Text(task.Value),
        Text(interval.Interval.Low),
        Text(interval.Interval.High),
        Text(interval.Cases),
        Text(task.Samples),
        Text(task.Unparsed ?? double.NaN),
        task.Note ?? "",
    ];

    private static string[] Row(ScoredQuestion question) =>
    [
        question.Place,
        question.Task.ToString(),
        question.Row.Split,
        question.Row.Image,
        question.Case,
        question.WasTrainedOn ? "yes" : "no",
        question.Answer.ReferenceText,
        question.Answer.PredictionText,
        Text(question.Score.Value),
    ];

    private static string Text(double value) =>
        double.IsNaN(value) ? "" : value.ToString("0.######", CultureInfo.InvariantCulture);
}
