using System.Text.Json;

namespace Surgical.DataSets.Files;

/// <summary>JSON that a user names; what does not fit is a message.</summary>
public static class JsonFile
{
    // All of it is held in memory, several times over.
    private const long Longest = 1L << 29;

    /// <summary>A whole file.</summary>
    /// <exception cref="DataSetException">It is missing, longer than 512 MiB, or no JSON.</exception>
    public static JsonDocument Read(string path)
    {
        using var file = DataFile.Open(path);
        if (file.Length > Longest)
        {
            throw new DataSetException(
                $"{path}: expected at most {Longest} bytes of JSON, got {file.Length}; evaluate it in parts.");
        }

        try
        {
            return JsonDocument.Parse(file);
        }
        catch (JsonException unreadable)
        {
            throw new DataSetException($"{path}: expected JSON. {unreadable.Message}");
        }
    }

    /// <summary>A file with one object a line; empty lines are skipped.</summary>
    /// <exception cref="DataSetException">It is missing or empty, or a line is no object.</exception>
    public static IEnumerable<(string Place, JsonElement Row)> Lines(string path)
    {
        using var reader = new StreamReader(DataFile.Open(path));
        if (reader.Peek() == '[')
        {
            // A list has no line ends to read it by, and may be very long.
            throw new DataSetException($"{path}: expected one JSON object a line, got a list.");
        }

        var count = 0;
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                count++;
                yield return ($"{path}, line {number}", Object(line, $"{path}, line {number}"));
            }
        }

        if (count == 0)
        {
            throw new DataSetException($"{path}: expected one JSON object a line, found none.");
        }
    }

    /// <exception cref="DataSetException">The value is no text.</exception>
    public static string Text(JsonElement value, string place, string name) => value.ValueKind == JsonValueKind.String
        ? value.GetString()!
        : throw new DataSetException($"{place}: expected a text as {name}, got {Kind(value)}.");

    /// <summary>What a value is, in words.</summary>
    public static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a truth value",
        _ => "null",
    };

    private static JsonElement Object(string line, string place)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new DataSetException($"{place}: expected an object, got {Kind(document.RootElement)}.");
        }
        catch (JsonException unreadable)
        {
            throw new DataSetException($"{place}: expected JSON. {unreadable.Message}");
        }
    }
}
