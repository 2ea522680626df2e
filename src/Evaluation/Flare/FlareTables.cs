using System.Globalization;

namespace Surgical.Evaluation.Flare;

/// <summary>The results as CSV files; a figure that is not defined is an empty field.</summary>
internal static class FlareTables
{
    public static IEnumerable<(string Name, string Content)> Of(FlareResults results) =>
    [
        ("tasks.csv", Table(results.Tasks
            .Select(task => (string[])
            [
                task.Task.ToString(), task.Primary, Text(task.Value), Text(results.IntervalOf(task).Low),
                Text(results.IntervalOf(task).High), Text(task.Samples), Text(task.Unparsed), task.Note ?? "",
            ])
            .Prepend(["task", "figure", "value", "low95", "high95", "samples", "unparsed", "note"]))),
        ("questions.csv", Table(results.Questions
            .Select(question => (string[])
            [
                question.Place, question.Task.ToString(), question.Row.Split, question.Row.Image, question.Answer.ReferenceText,
                question.Answer.PredictionText, Text(question.Score.Value),
            ])
            .Prepend(["place", "task", "split", "image", "right", "said", "value"]))),
    ];

    private static string Table(IEnumerable<string[]> rows) =>
        string.Concat(rows.Select(row => string.Join(',', row.Select(Quoted)) + "\n"));

    private static string Text(double value) =>
        double.IsNaN(value) ? "" : value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
