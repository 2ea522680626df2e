using System.Text.Json;
using Surgical.DataSets.Files;

namespace Surgical.DataSets.Flare;

/// <summary>Questions and predictions as FLARE26 keeps them: one JSON object a line, known by its uid.</summary>
/// <remarks>
/// preprocess.py, infer.py and evaluate.py of medfm-flare/FLARE26-MedGemma: of several columns that may hold a thing,
/// the first that is there does.
/// </remarks>
internal static class FlareLines
{
    // Enough for the first line of any such file.
    private const int LongestBeginning = 1 << 20;

    private static readonly string[] Answers = ["raw_answer", "answer", "target", "reference", "label", "ground_truth"];
    private static readonly string[] Predictions =
        ["prediction", "pred", "answer", "output", "response", "report", "text"];

    private static readonly string[] Pictures = ["image_path", "image", "volume_path"];

    /// <summary>Whether a file holds such lines, and no array.</summary>
    /// <exception cref="DataSetException">It is missing.</exception>
    public static bool AreIn(string path)
    {
        using var reader = new StreamReader(DataFile.Open(path));
        var buffer = new char[LongestBeginning];
        ReadOnlySpan<char> beginning = buffer.AsSpan(0, reader.ReadBlock(buffer)).TrimStart();
        var end = beginning.IndexOf('\n') is var found && found < 0 ? beginning.Length : found;
        var (line, rest) = (beginning[..end].ToString(), beginning[end..].ToString());

        // One object without a uid, or over several lines, is for whoever reads arrays to say what came instead.
        return line.StartsWith('{') && (line.Contains("\"uid\"", StringComparison.Ordinal)
            || (line.TrimEnd().EndsWith('}') && !string.IsNullOrWhiteSpace(rest)));
    }

    /// <exception cref="DataSetException">A line is no question, or has no uid.</exception>
    public static IReadOnlyList<FlareRow> Read(string path) =>
        [.. JsonFile.Lines(path).Select(line => Question(line.Row, line.Place, path))];

    /// <exception cref="DataSetException">A line is no object, or has no uid.</exception>
    public static IReadOnlyList<FlareRow> ReadPredictions(string path) =>
    [
        .. JsonFile.Lines(path).Select(line => new FlareRow(
            "", "", "", First(line.Row, Predictions), "", line.Place, InFile(line.Place, path), line.Row)
        {
            Uid = UidOf(line.Row, line.Place),
        }),
    ];

    private static FlareRow Question(JsonElement row, string place, string path)
    {
        var pictures = PicturesOf(row, place);
        return new(
            Text(row, ["task_type"], place),
            pictures[0],
            Filled(row, "prompt") ?? Text(row, ["question", "prompt"], place),
            First(row, Answers),
            Filled(row, "split") ?? "",
            place,
            InFile(place, path),
            row)
        {
            Uid = UidOf(row, place),
            Pictures = pictures.Length,
        };
    }

    private static string[] PicturesOf(JsonElement row, string place)
    {
        string[] named = row.TryGetProperty("images", out var images) ? Names(images) : [];
        return named.Length > 0
            ? named
            : [Pictures.Select(column => Filled(row, column)).FirstOrDefault(name => name is not null)?.Trim()
                ?? throw new DataSetException(
                    $"{place}: expected a picture as images, {string.Join(", ", Pictures)}, found none.")];
    }

    /// <summary>A list, a text that holds one as JSON, or the name of one picture.</summary>
    private static string[] Names(JsonElement images)
    {
        if (images.ValueKind == JsonValueKind.String)
        {
            var text = images.GetString()!.Trim();
            return text.StartsWith('[') ? Names(ListIn(text)) : text.Length > 0 ? [text] : [];
        }

        return images.ValueKind != JsonValueKind.Array
            ? []
            :
            [
                .. images.EnumerateArray()
                    .Where(name => name.ValueKind == JsonValueKind.String)
                    .Select(name => name.GetString()!.Trim())
                    .Where(name => name.Length > 0),
            ];
    }

    private static JsonElement ListIn(string text)
    {
        try
        {
            using var list = JsonDocument.Parse(text);
            return list.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static string UidOf(JsonElement row, string place)
    {
        var uid = row.TryGetProperty("uid", out var value) ? value : default;
        return uid switch
        {
            { ValueKind: JsonValueKind.String } when uid.GetString() is { Length: > 0 } text => text,
            { ValueKind: JsonValueKind.Number } => uid.GetRawText(),
            { ValueKind: JsonValueKind.Undefined } =>
                throw new DataSetException($"{place}: expected a uid, found none."),
            { ValueKind: JsonValueKind.String } =>
                throw new DataSetException($"{place}: expected a name as uid, got an empty text."),
            _ => throw new DataSetException($"{place}: expected a text as uid, got {JsonFile.Kind(uid)}."),
        };
    }

    private static JsonElement First(JsonElement row, string[] columns)
    {
        foreach (var column in columns)
        {
            if (row.TryGetProperty(column, out var value))
            {
                return value;
            }
        }

        return default;
    }

    private static string? Filled(JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.String
            && !string.IsNullOrWhiteSpace(value.GetString()) ? value.GetString() : null;

    private static string Text(JsonElement row, string[] columns, string place) =>
        First(row, columns) is { ValueKind: not JsonValueKind.Undefined } value
            ? JsonFile.Text(value, place, columns[0])
            : throw new DataSetException($"{place}: expected {columns[0]}, found none.");

    private static string InFile(string place, string path) => place[(path.Length + ", ".Length)..];
}
