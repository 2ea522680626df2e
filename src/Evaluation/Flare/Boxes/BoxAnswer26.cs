using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Surgical.DataSets.Boxes;
using Surgical.DataSets.Flare;
using Surgical.Evaluation.Flare.Answers;

namespace Surgical.Evaluation.Flare.Boxes;

/// <summary>
/// The boxes that an answer gives, as FLARE26 reads them: JSON of many shapes, else lists of four in the text.
/// </summary>
internal static partial class BoxAnswer26
{
    private static readonly string[] LabelNames = ["label", "class", "category", "name"];
    private static readonly string[] Corners = ["x1", "y1", "x2", "y2"];
    private static readonly string[] Extent = ["x", "y", "width", "height"];

    private static readonly string[] BoxNames =
        ["bbox", "bboxes", "box", "boxes", "bounding_box", "bounding_boxes", "detections"];

    private static readonly HashSet<string> Nothing =
        ["", "none", "no finding", "no findings", "n/a", "na", "null", "[]"];

    /// <returns>Null when the answer cannot be read; such a prediction counts as no boxes.</returns>
    public static IReadOnlyList<Box>? Parse(JsonElement answer)
    {
        var value = AnswerJson.Unwrap(answer);
        return value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => [],
            JsonValueKind.String => InText(value.GetString()!),
            JsonValueKind.Object => InObject(AnswerJson.Members(value)),
            JsonValueKind.Array when IsBox(value) =>
                One([.. value.EnumerateArray().Select(number => number.GetDouble())]),
            JsonValueKind.Array => All(value.EnumerateArray().Select(Parse)),
            _ => null,
        };
    }

    private static IReadOnlyList<Box>? InText(string text)
    {
        if (Nothing.Contains(NormalText.Of(text)))
        {
            return [];
        }

        var groups = NumberList().Matches(text);
        return groups.Count == 0 ? null : All(groups.Select(group => One(Numbers(group.Groups[1].Value))));
    }

    private static IReadOnlyList<Box>? InObject(OrderedDictionary<string, JsonElement> members)
    {
        var named = LabelNames.FirstOrDefault(members.ContainsKey);
        var label = named is null ? null : OrNull(NormalText.Of(members[named]));
        if (Corners.All(members.ContainsKey))
        {
            return One([.. Corners.Select(corner => Number(members[corner]))], label);
        }

        if (Extent.All(members.ContainsKey))
        {
            var place = Extent.Select(name => Number(members[name])).ToArray();
            return One([place[0], place[1], place[0] + place[2], place[1] + place[3]], label);
        }

        return BoxNames.FirstOrDefault(members.ContainsKey) is { } boxes
            ? Labelled(Parse(members[boxes]), label)
            : All(members.Select(member => Labelled(Parse(member.Value), OrNull(NormalText.Of(member.Key)))));
    }

    private static IReadOnlyList<Box>? One(double?[]? numbers, string? label = null) =>
        numbers is [{ } left, { } top, { } right, { } bottom] ? [new(left, top, right, bottom, label)] : null;

    /// <summary>One part that cannot be read makes the whole unreadable.</summary>
    private static IReadOnlyList<Box>? All(IEnumerable<IReadOnlyList<Box>?> parts)
    {
        var read = parts.ToArray();
        return read.Contains(null) ? null : [.. read.SelectMany(part => part!)];
    }

    private static IReadOnlyList<Box>? Labelled(IReadOnlyList<Box>? boxes, string? label) =>
        boxes is null ? null : [.. boxes.Select(box => box with { Label = box.Label ?? label })];

    private static bool IsBox(JsonElement list) =>
        list.GetArrayLength() == 4 && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.Number);

    private static double?[] Numbers(string list) =>
        [.. list.Split(',').Select(item => item.Trim()).Where(item => item.Length > 0).Select(Number)];

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => Number(value.GetString()!),
        _ => null,
    };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? OrNull(string label) => label.Length == 0 ? null : label;

    [GeneratedRegex(@"\[\s*([-+0-9eE.,\s]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex NumberList();
}
