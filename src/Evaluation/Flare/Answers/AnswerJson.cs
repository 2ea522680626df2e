using System.Text.Json;

namespace Surgical.Evaluation.Flare.Answers;

/// <summary>JSON as the reference implementations read it, in Python.</summary>
internal static class AnswerJson
{
    /// <summary>The value itself, or what a text that begins with '[' or '{' holds when it is JSON.</summary>
    public static JsonElement Unwrap(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String)
        {
            return value;
        }

        var text = value.GetString()!.Trim();
        return text.StartsWith('[') || text.StartsWith('{') ? Parse(text) ?? value : value;
    }

    /// <summary>The text as JSON; null when it is none.</summary>
    public static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>An object's members: of a name that stands twice, the last value at the first place.</summary>
    public static OrderedDictionary<string, JsonElement> Members(JsonElement value)
    {
        var members = new OrderedDictionary<string, JsonElement>();
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }
}
