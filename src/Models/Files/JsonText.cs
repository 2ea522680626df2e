using System.Text.Json;
using Surgical.Disk;
using Surgical.Models.Files.Foreign;

namespace Surgical.Models.Files;

/// <summary>JSON from outside: whatever is wrong with it is a problem, not a crash.</summary>
internal static class JsonText
{
    /// <summary>A file of a folder; null where there is none, and, with a problem more, where it is no JSON.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static JsonElement? In(string folder, string name, Problems problems)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? Parse(File.ReadAllBytes(RegularFile.At(path)), name, problems) : null;
    }

    /// <summary>The parsed text; null, and a problem more, when it is not JSON in Unicode.</summary>
    public static JsonElement? Parse(ReadOnlySpan<byte> json, string name, Problems problems)
    {
        if (json.IsEmpty || LfsPointer.In(json) is not null)
        {
            problems.Add(name, "JSON", LfsPointer.In(json) ?? "an empty file; fetch it again");
            return null;
        }

        try
        {
            ReadAllStrings(json);
            return JsonElement.Parse(json);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            problems.Add(name, "JSON", broken.Message);
            return null;
        }
    }

    /// <summary>A value as it stands, cut to what a message can hold.</summary>
    public static string Shown(JsonElement value)
    {
        const int Longest = 60;
        var text = value.GetRawText();
        return text.Length <= Longest ? text : string.Concat(text.AsSpan(0, Longest), "…");
    }

    // A string that is no Unicode passes the parser, and would throw InvalidOperationException where it is used.
    private static void ReadAllStrings(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
            {
                reader.GetString();
            }
        }
    }
}
