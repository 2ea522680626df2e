using System.Text.Json;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Processing;

/// <summary>Lists in generation_config.json. What is none is refused.</summary>
internal static class TokenLists
{
    // More than anybody wrote by hand; a search for each of them goes with every token.
    private const int MostEntries = 100_000;

    /// <summary>An id, or a list of them; none where the key is missing.</summary>
    public static IReadOnlyList<int> One(ConfigurationSection settings, string name, int vocabulary) =>
        Read(settings, name, $"ids from 0 to {vocabulary - 1}", value => Ids(value, vocabulary));

    /// <summary>A list of lists of ids, none empty; none where the key is missing.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Several(
        ConfigurationSection settings, string name, int vocabulary) =>
        Read(settings, name, $"lists of ids from 0 to {vocabulary - 1}", value => Rows(value, vocabulary));

    /// <summary>A text, or a list of texts, none empty; none where the key is missing.</summary>
    public static IReadOnlyList<string> Texts(ConfigurationSection settings, string name) =>
        Read(settings, name, "texts, none of them empty", Texts);

    /// <summary>Ids that are not to be written; those that no token has are not written anyway.</summary>
    public static IReadOnlyList<int> Banned(ConfigurationSection settings, string name, int vocabulary) =>
        [.. Read(settings, name, "a list of ids", Numbers).Where(id => id >= 0 && id < vocabulary)];

    private static IReadOnlyList<T> Read<T>(
        ConfigurationSection settings, string name, string expected, Func<JsonElement, IReadOnlyList<T>?> read)
    {
        if (settings.Find(name) is not { } value)
        {
            return [];
        }

        if (read(value) is { } list)
        {
            return list;
        }

        settings.Refuse(name, expected, value);
        return [];
    }

    private static List<IReadOnlyList<int>>? Rows(JsonElement value, int vocabulary)
    {
        var rows = value.ValueKind == JsonValueKind.Array
            ? All(value, row => row.ValueKind == JsonValueKind.Array ? Ids(row, vocabulary) : null)
            : null;
        return rows is not null && rows.TrueForAll(row => row.Count > 0) ? [.. rows] : null;
    }

    private static List<int>? Ids(JsonElement value, int vocabulary) =>
        Numbers(value) is { } ids && ids.TrueForAll(id => id >= 0 && id < vocabulary) ? ids : null;

    private static List<int>? Numbers(JsonElement value) => All(
        value,
        one => one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out var number) ? (int?)number : null)
        ?.ConvertAll(number => number!.Value);

    private static List<string>? Texts(JsonElement value) => All(
        value, one => one.ValueKind == JsonValueKind.String && one.GetString() is { Length: > 0 } text ? text : null);

    // One, or a list; null where one of them is not what it should be, or there are too many.
    private static List<T>? All<T>(JsonElement value, Func<JsonElement, T?> read)
    {
        JsonElement[] each = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        List<T?> all = [.. each.Take(MostEntries + 1).Select(read)];
        return all.Count <= MostEntries && all.TrueForAll(one => one is not null) ? all.ConvertAll(one => one!) : null;
    }
}
