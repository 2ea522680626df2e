using System.Globalization;
using System.Text.Json;

namespace Surgical.DataSets.Flare;

/// <summary>
/// Any answer as FLARE26 compares it: lower case, one space between words; nothing is the empty text.
/// </summary>
public static class NormalText
{
    /// <summary>Of a text.</summary>
    public static string Of(string? text) => text is null ? "" : Collapse(text).ToLowerInvariant();

    /// <summary>Of an answer as it stands in the file: text, number, truth value, list or object.</summary>
    public static string Of(JsonElement answer) => answer.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.String => Of(answer.GetString()),
        JsonValueKind.Number => OfNumber(answer),
        _ => Of(answer.GetRawText()),
    };

    /// <summary>Words with one space between them.</summary>
    public static string Collapse(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string OfNumber(JsonElement answer)
    {
        var raw = answer.GetRawText();
        var isWhole = raw.All(letter => char.IsAsciiDigit(letter) || letter == '-');
        return isWhole ? raw : answer.GetDouble().ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();
    }
}
