using System.Text.Json;

namespace Surgical.DataSets.Files;

/// <summary>Which columns of a file of JSON lines hold what; data sets name them differently.</summary>
/// <param name="Columns">Name of the column by role: "case", "image" ...</param>
public sealed record ColumnMapping(IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>
    /// Chain-of-thought: the case, its picture, the question, the reply that is right, and the text in front of all.
    /// </summary>
    public static ColumnMapping ChainOfThought { get; } = Same("case", "image", "question", "answer", "system");

    /// <summary>Boxes in the columns of LMOD+ (Euanyu/LMOD-Plus-Sample).</summary>
    public static ColumnMapping Boxes { get; } = new(new Dictionary<string, string>
    {
        ["image"] = "image_id",
        ["boxes"] = "bboxes",
        ["label"] = "region_type",
    });

    /// <summary>The same with some columns named otherwise.</summary>
    /// <param name="changes">"case=case_id,answer=target".</param>
    /// <exception cref="DataSetException">A role is unknown.</exception>
    public ColumnMapping With(string changes)
    {
        var columns = new Dictionary<string, string>(Columns);
        foreach (var change in changes.Split(
            ',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = change.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || !Columns.ContainsKey(parts[0]) || parts[1].Length == 0)
            {
                throw new DataSetException(
                    $"Expected columns as ROLE=NAME with the roles {string.Join(", ", Columns.Keys)}, got '{change}'.");
            }

            columns[parts[0]] = parts[1];
        }

        return new(columns);
    }

    /// <summary>What a row holds in a role.</summary>
    /// <exception cref="DataSetException">The row has no such column.</exception>
    public JsonElement Value(JsonElement row, string role, string place) =>
        row.TryGetProperty(Columns[role], out var value)
            ? value
            : throw new DataSetException(
                $"{place}: expected the column {Columns[role]} ({role}), found "
                + $"{string.Join(", ", row.EnumerateObject().Select(member => member.Name))}.");

    /// <summary>The same as text; a number is its digits.</summary>
    /// <exception cref="DataSetException">There is no such column, or no text or number in it.</exception>
    public string Text(JsonElement row, string role, string place)
    {
        var value = Value(row, role, place);
        return value.ValueKind == JsonValueKind.Number
            ? value.GetRawText()
            : JsonFile.Text(value, place, Columns[role]);
    }

    /// <summary>The text of a role that a row need not have: null where it has not, empty where it says null.</summary>
    /// <exception cref="DataSetException">There is something else than a text in it.</exception>
    public string? OptionalText(JsonElement row, string role, string place) =>
        !row.TryGetProperty(Columns[role], out var value) ? null
        : value.ValueKind == JsonValueKind.Null ? string.Empty
        : JsonFile.Text(value, place, Columns[role]);

    private static ColumnMapping Same(params string[] names) => new(names.ToDictionary(name => name));
}
