using System.Text.Json;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Processing;

/// <summary>Lists in generation_config.json. What is none is refused.</summary>
internal static class TokenLists
{
    // More than anybody wrote by hand; a search for each of them goes with every token.
    private const int MostEntries = 100_000;

    /// <summary>An id, or a list of them; none where the key is missing.</summary>
    public static IReadOnlyList<int> One(ConfigurationSection settings, string name, int vocabulary)
    {
        if (settings.Find(name) is not { } value)
        {
            return [];
        }

        if (Ids(value, vocabulary) is { } ids)
        {
            return ids;
        }

        settings.Refuse(name, $"ids from 0 to {vocabulary - 1}", value);
        return [];
    }

    /// <summary>A list of lists of ids, none empty; none where the key is missing.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Several(
        ConfigurationSection settings, string name, int vocabulary)
    {
        if (settings.Find(name) is not { } value)
        {
            return [];
        }

        var rows = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= MostEntries
            ? value.EnumerateArray().Select(row => row.ValueKind == JsonValueKind.Array ? Ids(row, vocabulary) : null)
                .ToList()
            : [null];
        if (rows.TrueForAll(row => row is { Count: > 0 }))
        {
            return [.. rows.Select(row => row!)];
        }

        settings.Refuse(name, $"lists of ids from 0 to {vocabulary - 1}", value);
        return [];
    }

    /// <summary>A text, or a list of texts, none empty; none where the key is missing.</summary>
    public static IReadOnlyList<string> Texts(ConfigurationSection settings, string name)
    {
        if (settings.Find(name) is not { } value)
        {
            return [];
        }

        JsonElement[] each = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (each.Length <= MostEntries
            && each.All(text => text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 }))
        {
            return [.. each.Select(text => text.GetString()!)];
        }

        settings.Refuse(name, "texts, none of them empty", value);
        return [];
    }

    /// <summary>Ids that are not to be written; those that no token has are not written anyway.</summary>
    public static IReadOnlyList<int> Banned(ConfigurationSection settings, string name, int vocabulary)
    {
        if (settings.Find(name) is not { } value)
        {
            return [];
        }

        JsonElement[] each = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        if (each.All(one => one.ValueKind == JsonValueKind.Number && one.TryGetInt32(out _)))
        {
            return [.. each.Select(one => one.GetInt32()).Where(id => id >= 0 && id < vocabulary)];
        }

        settings.Refuse(name, "a list of ids", value);
        return [];
    }

    private static List<int>? Ids(JsonElement value, int vocabulary)
    {
        JsonElement[] each = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray()] : [value];
        var ids = new List<int>();
        foreach (var one in each)
        {
            if (one.ValueKind != JsonValueKind.Number || !one.TryGetInt32(out var id) || id < 0 || id >= vocabulary)
            {
                return null;
            }

            ids.Add(id);
        }

        return ids.Count <= MostEntries ? ids : null;
    }
}
