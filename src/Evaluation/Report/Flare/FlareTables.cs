using System.Globalization;
using Surgical.Evaluation.Flare;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>The results as CSV files; a figure that is not defined is an empty field.</summary>
internal static class FlareTables
{
    public static IEnumerable<(string Name, string Content)> Of(FlareResults results) =>
    [
        ("tasks.csv", Table(results.Tasks
            .Select(task => (string[])
            [
                task.Task.ToString(), task.Primary, Text(task.Value), Text(results.IntervalOf(task).Interval.Low),
                Text(results.IntervalOf(task).Interval.High), Text(results.IntervalOf(task).Cases), Text(task.Samples), Text(task.Unparsed ?? double.NaN), task.Note ?? "",
            ])
            .Prepend(["task", "figure", "value", "low95", "high95", "cases", "samples", "unparsed", "note"]))),
        ("questions.csv", Table(results.Questions
            .Select(question => (string[])
            [
                question.Place, question.Task.ToString(), question.Row.Split, question.Row.Image, question.Case, question.WasTrainedOn ? "yes" : "no", question.Answer.ReferenceText,
                question.Answer.PredictionText, Text(question.Score.Value),
            ])
            .Prepend(["place", "task", "split", "image", "case", "trained_on", "right", "said", "value"]))),
    ];

    private static string Table(IEnumerable<string[]> rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(Quoted)) + "\n"));

    private static string Text(double value) =>
        double.IsNaN(value) ? "" : value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
