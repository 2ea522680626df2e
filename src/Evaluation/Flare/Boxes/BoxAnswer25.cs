using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Surgical.DataSets.Boxes;
using Surgical.Evaluation.Flare.Answers;

namespace Surgical.Evaluation.Flare.Boxes;

/// <summary>
/// The boxes that a reply gives, as FLARE25 reads them: whole numbers; decimals and minus signs are lost.
/// </summary>
internal static partial class BoxAnswer25
{
    /// <summary>
    /// Detection: JSON with lists of boxes, else "[[a, b, c, d]]", else any four numbers with commas.
    /// </summary>
    public static IReadOnlyList<Box> Parse(string reply)
    {
        var text = ReplyText.Clean(reply);
        if (Json(text) is { } members)
        {
            var boxes = members.Values
                .Where(IsList)
                .SelectMany(list => list.EnumerateArray())
                .Where(IsFour)
                .Select(Corners)
                .ToArray();

            // A corner that is no number loses the whole answer.
            return boxes.Contains(null) ? [] : [.. boxes.Select(corners => ToBox(corners!))];
        }

        var brackets = Bracketed().Matches(text);
        return [.. (brackets.Count > 0 ? brackets : Loose().Matches(text)).Select(ToBox)];
    }

    /// <summary>
    /// Instance detection: a JSON object of identity to boxes, or to one box. Nothing where the text is not that.
    /// A box may come without its four corners; it is kept and matches nothing.
    /// </summary>
    public static InstanceBoxes ParseInstances(string reply)
    {
        var instances = new Dictionary<string, IReadOnlyList<IReadOnlyList<double>>>();
        foreach (var (identity, value) in Json(ReplyText.Clean(reply)) ?? [])
        {
            if (!IsList(value) || BoxList(value) is not { } boxes)
            {
                continue;
            }

            if (boxes.Contains(null))
            {
                return InstanceBoxes.None;
            }

            instances[identity] = [.. boxes.OfType<IReadOnlyList<double>>()];
        }

        return new(instances);
    }

    /// <summary>Its boxes, null for one that cannot be read; null for a list that holds none.</summary>
    private static IReadOnlyList<IReadOnlyList<double>?>? BoxList(JsonElement list)
    {
        var first = list.EnumerateArray().FirstOrDefault();
        return first switch
        {
            { ValueKind: JsonValueKind.Array } when IsFour(first) => [.. list.EnumerateArray().Select(Corners)],
            { ValueKind: JsonValueKind.Number }
                when IsFour(list) && list.EnumerateArray().All(IsNumber) => [Corners(list)],
            _ => null,
        };
    }

    private static OrderedDictionary<string, JsonElement>? Json(string text) =>
        text.StartsWith('{') && text.EndsWith('}') && AnswerJson.Parse(text) is { } value
            ? AnswerJson.Members(value)
            : null;

    private static bool IsList(JsonElement value) => value.ValueKind == JsonValueKind.Array;

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number;

    private static bool IsFour(JsonElement value) => IsList(value) && value.GetArrayLength() == 4;

    /// <summary>Numbers without their fractions; null when one is no number.</summary>
    private static IReadOnlyList<double>? Corners(JsonElement box) =>
        IsList(box) && box.EnumerateArray().All(IsNumber)
            ? [.. box.EnumerateArray().Select(corner => Math.Truncate(corner.GetDouble()))]
            : null;

    private static Box ToBox(IReadOnlyList<double> corners) => new(corners[0], corners[1], corners[2], corners[3]);

    private static Box ToBox(Match match) =>
        ToBox([.. match.Groups.Values.Skip(1)
            .Select(corner => double.Parse(corner.ValueSpan, CultureInfo.InvariantCulture))]);

    [GeneratedRegex(
        @"\[\s*\[\s*([0-9]+)\s*,\s*([0-9]+)\s*,\s*([0-9]+)\s*,\s*([0-9]+)\s*\]\s*\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();

    [GeneratedRegex(
        @"\[?\s*([0-9]+)\s*,\s*([0-9]+)\s*,\s*([0-9]+)\s*,\s*([0-9]+)\s*\]?", RegexOptions.CultureInvariant)]
    private static partial Regex Loose();
}
