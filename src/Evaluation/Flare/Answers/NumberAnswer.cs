using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Surgical.Evaluation.Flare.Answers;

/// <summary>The number that a reply gives.</summary>
internal static class NumberAnswer
{
    private static readonly string[] Keys = ["value", "count", "number", "prediction"];

    private static readonly Regex Percentage = LinearPattern.Of(@"(-?[0-9]+\.?[0-9]*)\s*%");
    private static readonly Regex Decimal = LinearPattern.Of(@"-?[0-9]+\.?[0-9]*");
    private static readonly Regex Signed = LinearPattern.Of(@"[-+]?[0-9]+(?:\.[0-9]+)?");

    /// <summary>FLARE25: the first percentage, else the first number; null for none.</summary>
    public static double? Parse25(string reply)
    {
        var text = ReplyText.Clean(reply);
        return Percentage.Match(text) is { Success: true } percentage
            ? Number(percentage.Groups[1].Value)
            : First(Decimal, text);
    }

    /// <summary>
    /// FLARE26: a JSON number, one under a known key, or the first in the text without its commas; null for none.
    /// </summary>
    public static double? Parse26(JsonElement answer)
    {
        var value = AnswerJson.Unwrap(answer);
        switch (value.ValueKind)
        {
            case JsonValueKind.Number:
                return value.GetDouble();
            case JsonValueKind.String:
                return First(Signed, value.GetString()!.Replace(",", "", StringComparison.Ordinal));
            case JsonValueKind.Array:
                return value.GetArrayLength() == 1 ? Parse26(value[0]) : null;
            case JsonValueKind.Object:
                var members = AnswerJson.Members(value);
                return Keys.FirstOrDefault(members.ContainsKey) is { } key
                    ? Parse26(members[key])
                    : First(Signed, value.GetRawText().Replace(",", "", StringComparison.Ordinal));
            default:
                return null;
        }
    }

    private static double? First(Regex pattern, string text) =>
        pattern.Match(text) is { Success: true } match ? Number(match.Value) : null;

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
