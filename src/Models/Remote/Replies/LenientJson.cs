using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Surgical.Models.Remote.Replies;

/// <summary>Reads JSON in which numbers may be NaN or infinite, as Python writes it. Pure.</summary>
internal static partial class LenientJson
{
    /// <exception cref="JsonException">It is none.</exception>
    public static JsonElement Parse(string text)
    {
        try
        {
            return JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return JsonElement.Parse(StringOrNoNumber().Replace(
                text, found => found.Value.StartsWith('"') ? found.Value : "null"));
        }
    }

    /// <summary>A member that is there and not null.</summary>
    public static JsonElement? Find(this JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } within
            && within.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            ? value
            : null;

    /// <summary>A text, or the texts of a list of parts; "" for none.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public static string Text(this JsonElement? json) => json switch
    {
        null => "",
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts => TextOf(parts),
        _ => throw new FormatException("Expected a text."),
    };

    private static string TextOf(JsonElement parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts.EnumerateArray())
        {
            text.Append(Find(part, "text").Text());
        }

        return text.ToString();
    }

    [GeneratedRegex(
        @"""(?:[^""\\]|\\.)*""|(?<=[\[,:\s])[-+]?(?:NaN|Infinity|inf)(?=[\],}\s])",
        RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex StringOrNoNumber();
}
