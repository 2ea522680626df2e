using System.Text.Json;

namespace Surgical.DataSets.Files;

/// <summary>Results split by a column: site, camera, modality ...</summary>
/// <param name="Column">As it is called in the data.</param>
/// <param name="Values">
/// What it holds for each case or question, by key; those that it says nothing about are left out.
/// </param>
public sealed record Grouping(string Column, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>What cases and questions are under whose column is empty or missing.</summary>
    public const string Missing = "(none)";

    /// <summary>Reads a column of rows of JSON.</summary>
    /// <param name="column">Its name.</param>
    /// <param name="rows">Each with its key.</param>
    /// <exception cref="DataSetException">No row has such a column.</exception>
    public static Grouping OfRows(string column, IEnumerable<(string Key, JsonElement Row)> rows)
    {
        var values = new Dictionary<string, string>();
        var columns = new HashSet<string>();
        foreach (var (key, row) in rows)
        {
            columns.UnionWith(row.EnumerateObject().Select(member => member.Name));
            if (row.TryGetProperty(column, out var value) && Text(value) is { Length: > 0 } text)
            {
                values[key] = text;
            }
        }

        return values.Count > 0
            ? new(column, values)
            : throw new DataSetException(
                $"Expected a column to split by, got {column}, which no row has; there are "
                + $"{string.Join(", ", columns)}.");
    }

    /// <summary>Parts things by what the column says of them, values in ordinal order.</summary>
    public IReadOnlyList<(string Value, IReadOnlyList<T> Members)> Split<T>(
        IEnumerable<T> all, Func<T, string> keyOf) =>
    [
        .. all.GroupBy(one => Values.GetValueOrDefault(keyOf(one), Missing))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, (IReadOnlyList<T>)[.. group])),
    ];

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };
}
