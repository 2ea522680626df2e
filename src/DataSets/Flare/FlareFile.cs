using System.Text.Json;
using Surgical.DataSets.Files;

namespace Surgical.DataSets.Flare;

/// <summary>
/// Questions of FLARE Task 5 with their answers, or predictions: the same array with answers filled in, or FLARE26's
/// JSON lines.
/// </summary>
public static class FlareFile
{
    /// <summary>Reads all rows, in order.</summary>
    /// <exception cref="DataSetException">
    /// The file is missing or no array of questions, or a row lacks a field.
    /// </exception>
    public static IReadOnlyList<FlareRow> Read(string path) =>
        FlareLines.AreIn(path) ? FlareLines.Read(path) : ReadArray(path);

    /// <summary>Reads what was predicted, in order; of JSON lines no more than the uid and the answer.</summary>
    /// <exception cref="DataSetException">The file is missing or holds no predictions.</exception>
    public static IReadOnlyList<FlareRow> ReadPredictions(string path) =>
        FlareLines.AreIn(path) ? FlareLines.ReadPredictions(path) : ReadArray(path);

    private static FlareRow[] ReadArray(string path)
    {
        using var document = JsonFile.Read(path);
        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new DataSetException(
                $"{path}: expected an array of questions, got {JsonFile.Kind(document.RootElement)}.");
        }

        var rows = document.RootElement.EnumerateArray()
            .Select((row, number) => Row(row, path, $"row {number + 1}"))
            .ToArray();
        return rows.Length > 0 ? rows : throw new DataSetException($"{path}: expected questions, got an empty array.");
    }

    private static FlareRow Row(JsonElement row, string path, string inFile)
    {
        var place = $"{path}, {inFile}";
        if (row.ValueKind != JsonValueKind.Object)
        {
            throw new DataSetException($"{place}: expected an object, got {JsonFile.Kind(row)}.");
        }

        row = row.Clone();
        return new(
            Text(row, "TaskType", place),
            Image(row, place),
            Text(row, "Question", place),
            row.TryGetProperty("Answer", out var answer) ? answer : default,
            row.TryGetProperty("Split", out var split) && split.ValueKind == JsonValueKind.String
                ? split.GetString()!
                : "",
            place,
            inFile,
            row)
        {
            Pictures = row.GetProperty("ImageName") is { ValueKind: JsonValueKind.Array } names
                ? names.GetArrayLength()
                : 1,
        };
    }

    /// <summary>Of several pictures the first, as the reference does.</summary>
    private static string Image(JsonElement row, string place) =>
        row.TryGetProperty("ImageName", out var name) && name is { ValueKind: JsonValueKind.Array }
            && name.GetArrayLength() > 0
            ? JsonFile.Text(name[0], place, "ImageName")
            : Text(row, "ImageName", place);

    private static string Text(JsonElement row, string name, string place) => row.TryGetProperty(name, out var value)
        ? JsonFile.Text(value, place, name)
        : throw new DataSetException($"{place}: expected {name}, found none.");
}
