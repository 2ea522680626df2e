using System.Text.Json;

namespace Surgical.Evaluation.Data;

/// <summary>Reference replies with their reasoning, one JSON object a line.</summary>
internal static class ChainOfThoughtFile
{
    /// <exception cref="EvaluationException">The file is missing or empty, or a row lacks a column.</exception>
    public static IReadOnlyList<ChainOfThought> Read(string path, ColumnMapping columns) =>
    [
        .. JsonFile.Lines(path).Select(line => new ChainOfThought(
            columns.Text(line.Row, "case", line.Place),
            columns.Text(line.Row, "image", line.Place),
            columns.Text(line.Row, "question", line.Place),
            columns.Text(line.Row, "answer", line.Place),
            line.Place[(path.Length + ", ".Length)..],
            line.Row)),
    ];
}

/// <summary>One picture with the reply that is right.</summary>
/// <param name="Case">The operation that it is from.</param>
/// <param name="Image">Name of the picture.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Answer">"Thinking Process:\n...\n\nFinal Answer:\n..." in the data this was made for.</param>
/// <param name="Place">Line in the file: "line 7".</param>
/// <param name="Row">All columns.</param>
internal sealed record ChainOfThought(
    string Case, string Image, string Question, string Answer, string Place, JsonElement Row);
