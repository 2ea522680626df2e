using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Surgical.Evaluation.Flare.Answers;

/// <summary>What FLARE25's container writes down of a reply as its answer.</summary>
/// <remarks>
/// inference.py of medfm-flare/FLARE25-MedGemma. It goes by seven spellings of TaskType to the letter, and takes any
/// other for a classification.
/// </remarks>
internal static partial class ContainerAnswer
{
    private const int ShortestFinding = 4;

    /// <param name="taskType">As it stands in the file.</param>
    /// <param name="reply">All of it.</param>
    public static string Of(string taskType, string reply)
    {
        var text = reply.Trim();
        return taskType switch
        {
            "Multi-label Classification" => Labels(text),
            "Detection" or "Instance Detection" => Boxes(text),
            "Cell Counting" => Count(text),
            "Regression" or "Report Generation" => text,
            _ => Option().Match(text) is { Success: true } letter ? letter.Value : text,
        };
    }

    /// <summary>Every line without its bullet or number that is long enough to say something.</summary>
    private static string Labels(string text)
    {
        string[] findings =
        [
            .. text.Split('\n')
                .Select(line => Bullet().Replace(line.Trim(), ""))
                .Where(finding => finding.Length >= ShortestFinding),
        ];
        return findings.Length > 0 ? string.Join("; ", findings) : text;
    }

    private static string Boxes(string text)
    {
        string[] boxes =
        [
            .. Box().Matches(text).Select(box =>
                $"[{string.Join(',', box.Groups.Cast<Group>().Skip(1).Select(corner => Whole(corner.Value)))}]"),
        ];
        return boxes.Length > 0 ? string.Join("; ", boxes) : text;
    }

    /// <summary>The first number; 0 where there is none.</summary>
    private static string Count(string text) => Number().Match(text) is { Success: true } number
        ? Whole(number.Value)
        : "0";

    // As Python writes a number that it has read: no zeros in front.
    private static string Whole(string digits) =>
        BigInteger.Parse(digits, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\b[A-K]\b", RegexOptions.CultureInvariant)]
    private static partial Regex Option();

    [GeneratedRegex(@"^[-•*0-9.]+\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Bullet();

    [GeneratedRegex(@"\[([0-9]+),\s*([0-9]+),\s*([0-9]+),\s*([0-9]+)\]", RegexOptions.CultureInvariant)]
    private static partial Regex Box();

    [GeneratedRegex("[0-9]+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
