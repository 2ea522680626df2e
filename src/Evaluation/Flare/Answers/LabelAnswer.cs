using System.Text.Json;
using System.Text.RegularExpressions;
using Surgical.DataSets.Flare;

namespace Surgical.Evaluation.Flare.Answers;

/// <summary>The labels that a reply lists.</summary>
internal static partial class LabelAnswer
{
    private static readonly string[] Lists = [";", "\n", "|"];

    private static readonly HashSet<string> Nothing =
        ["", "none", "no finding", "no findings", "n/a", "na", "null", "[]"];

    /// <summary>
    /// FLARE25: the first bracketed list, else the text itself, split at semicolons, else at commas; case is kept.
    /// </summary>
    public static IReadOnlyList<string> Parse25(string reply)
    {
        var text = ReplyText.Clean(reply);
        if (Bracketed().Match(text) is { Success: true } list)
        {
            return [.. Split25(list.Groups[1].Value).Select(label => label.Trim('\'', '"'))];
        }

        string[] labels =
        [
            .. Split25(text).Select(label => label.Trim('\'', '"', '.', ',', ';')).Where(label => label.Length > 0),
        ];
        return labels.Length > 0 ? labels : [text.Trim()];
    }

    /// <summary>
    /// FLARE26: a set in lower case; JSON lists and objects are read, "none" and its like are the empty set.
    /// </summary>
    public static IReadOnlySet<string> Parse26(JsonElement answer)
    {
        var value = AnswerJson.Unwrap(answer);
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("labels", out var labels))
        {
            return Parse26(labels);
        }

        return value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => Set([]),
            JsonValueKind.Object => Set(AnswerJson.Members(value)
                .Where(member => IsTrue(member.Value))
                .Select(member => NormalText.Of(member.Key))),
            JsonValueKind.Array => Set(value.EnumerateArray().Select(NormalText.Of)),
            JsonValueKind.String => Set(Split26(value.GetString()!.Trim()).Select(NormalText.Of)),
            _ => Set([NormalText.Of(value)]),
        };
    }

    private static HashSet<string> Set(IEnumerable<string> labels) =>
        [.. labels.Where(label => !Nothing.Contains(label))];

    private static IEnumerable<string> Split25(string text) => text
        .Split(text.Contains(';') ? ';' : ',')
        .Select(label => label.Trim())
        .Where(label => label.Length > 0);

    private static string[] Split26(string text) =>
        Lists.Any(text.Contains) ? text.Split(Lists, StringSplitOptions.RemoveEmptyEntries) : text.Split(',');

    /// <summary>As Python takes a value for true.</summary>
    private static bool IsTrue(JsonElement flag) => flag.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.Number => flag.GetDouble() != 0,
        JsonValueKind.String => flag.GetString()!.Length > 0,
        JsonValueKind.Array => flag.GetArrayLength() > 0,
        JsonValueKind.Object => flag.GetPropertyCount() > 0,
        _ => false,
    };

    [GeneratedRegex(@"\[([^\]]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracketed();
}
