using System.Text.Json;
using Surgical.DataSets.Files;

namespace Surgical.DataSets.Replies;

/// <summary>Reference replies with their reasoning, one JSON object a line.</summary>
public static class ChainOfThoughtFile
{
    /// <summary>Reads all rows, in order. What else they hold is not kept: it may be whole pictures.</summary>
    /// <param name="path">The file.</param>
    /// <param name="columns">Which columns hold what.</param>
    /// <exception cref="DataSetException">The file is missing or empty, or a row lacks a column.</exception>
    public static IReadOnlyList<ChainOfThought> Read(string path, ColumnMapping columns) =>
    [
        .. JsonFile.Lines(path).Select(line => new ChainOfThought(
            Case(line.Row, columns, line.Place),
            columns.Text(line.Row, "image", line.Place),
            columns.Text(line.Row, "question", line.Place),
            columns.Text(line.Row, "answer", line.Place),
            columns.OptionalText(line.Row, "system", line.Place),
            InFile(line.Place, path))),
    ];

    /// <summary>A column to split results by, by the places of the rows.</summary>
    /// <exception cref="DataSetException">The file is missing or empty, or no row has the column.</exception>
    public static Grouping Group(string path, string column) =>
        Grouping.OfRows(column, JsonFile.Lines(path).Select(line => (InFile(line.Place, path), line.Row)));

    /// <summary>The same as we write it, with what our training knows of each row.</summary>
    public static string Text(IEnumerable<TrainingRow> rows) => DataSetJson.Lines(rows);

    private static string Case(JsonElement row, ColumnMapping columns, string place) =>
        columns.Text(row, "case", place).Trim() is { Length: > 0 } name
            ? name
            : throw new DataSetException($"{place}: expected a name as {columns.Columns["case"]}, got blanks.");

    private static string InFile(string place, string path) => place[(path.Length + ", ".Length)..];
}

/// <summary>One picture with the reply that is right.</summary>
/// <param name="Case">The operation that it is from.</param>
/// <param name="Image">Name of the picture.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Answer">"Thinking Process:\n...\n\nFinal Answer:\n..." in the data this was made for.</param>
/// <param name="System">
/// Text in front of the user's turn, empty for none; null where the row leaves it to whoever asks.
/// </param>
/// <param name="Place">Line in the file: "line 7".</param>
public sealed record ChainOfThought(
    string Case, string Image, string Question, string Answer, string? System, string Place);
