using System.Globalization;
using System.Text.Json;
using Surgical.Analyzer.Profiles;
using Surgical.DataSets.Flare;
using Surgical.Evaluation.Flare.Answers;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>
/// A question as FLARE26's code puts it: the task's instruction, and a blank line behind it what its preparation made
/// of the row, the options last.
/// </summary>
/// <remarks>preprocess.py and infer.py of medfm-flare/FLARE26-MedGemma; the sentences are the user's.</remarks>
internal static class PromptedQuestion
{
    private const string Options = "Options: ";
    private const string AnyPicture = "medical image";
    private const int Letters = 26;

    private static readonly string[] Choices = ["Choices", "choices", "Options", "options"];

    /// <exception cref="ModelException">A row of 2025's kind has no instruction of its own.</exception>
    public static string Text(FlareRow row, TaskPrompts prompts)
    {
        var name = NameOf(row);
        var prompt = prompts.Tasks.GetValueOrDefault(name) ?? prompts.Tasks[TaskPrompts.Other];
        var own = row.Uid is null ? Prepared(row, name, prompt) : row.Question;
        var choices = ChoicesOf(row);
        string[] parts =
        [
            prompt.Instruction,
            .. own.Length > 0 ? new[] { own } : [],
            .. choices.Length > 0 && !own.Contains(Options.TrimEnd(), StringComparison.OrdinalIgnoreCase)
                ? new[] { Options + string.Join("; ", choices) }
                : [],
        ];
        return string.Join("\n\n", parts);
    }

    /// <summary>What the preparation writes of a row that it did not prepare yet.</summary>
    private static string Prepared(FlareRow row, string name, TaskPrompt prompt)
    {
        var modality = row.Row.TryGetProperty("Modality", out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { Length: > 0 } said ? said : AnyPicture;
        var instruction = (prompt.Row ?? throw new ModelException(
            $"{row.Place}: expected tasks.{name}.row in the prompts, the row's own instruction, "
            + "as the question is no JSON line with a prompt of its own; came none."))
            .Replace("{modality}", modality, StringComparison.Ordinal);
        return row.Question.Length == 0 && name == "report_generation"
            ? instruction
            : $"{instruction}\nQuestion: {row.Question}{Lettered(row)}";
    }

    private static string Lettered(FlareRow row)
    {
        if (ChoicesOf(row) is { Length: > 0 } choices)
        {
            return $"\n{Options}" + string.Join(' ', choices.Select((choice, place) =>
                $"{(place < Letters ? ((char)('A' + place)).ToString() : Number(place + 1))}) {choice}"));
        }

        return Find(row) is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } said
            ? $"\n{Options}{said}"
            : "";
    }

    /// <summary>A list, also one that stands as JSON in a text; none for anything else.</summary>
    private static string[] ChoicesOf(FlareRow row)
    {
        var value = Find(row);
        if (value.ValueKind == JsonValueKind.String && value.GetString()!.TrimStart().StartsWith('['))
        {
            value = AnswerJson.Unwrap(value);
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(one => one.ValueKind == JsonValueKind.String
                ? one.GetString()! : one.GetRawText())]
            : [];
    }

    private static JsonElement Find(FlareRow row) => Choices
        .Select(name => row.Row.TryGetProperty(name, out var value) ? value : default)
        .FirstOrDefault(value => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null));

    /// <summary>FLARE26's name of the task; instance detection counts with detection.</summary>
    private static string NameOf(FlareRow row) =>
        TaskRouting.Of(row.TaskType, FlareMode.Flare26) switch
        {
            FlareTask.Classification => "disease_diagnosis_classification",
            FlareTask.MultiLabel => "multi_label_classification",
            FlareTask.Detection or FlareTask.InstanceDetection => "detection",
            FlareTask.Counting => "cell_counting",
            FlareTask.Regression => "regression",
            FlareTask.Report => "report_generation",
            _ => TaskPrompts.Other,
        };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
