using System.Text.Json.Nodes;
using Surgical.Analyzer;
using Surgical.DataSets.Files;
using Surgical.DataSets.Flare;

namespace Surgical.Evaluation.Runs.Questions;

/// <summary>Predictions as the challenge of the questions' year wants them.</summary>
internal static class PredictionText
{
    /// <summary>
    /// The array of the questions with Answer filled, null where there is none; of questions with a uid a line for each
    /// answer.
    /// </summary>
    /// <param name="rows">All of one kind.</param>
    /// <param name="answers">By the question's place.</param>
    public static string Of(IReadOnlyList<FlareRow> rows, Dictionary<string, string> answers) =>
        rows is [{ Uid: not null }, ..]
            ? string.Concat(rows
                .Where(row => answers.ContainsKey(row.InFile))
                .Select(row => Line(row, answers[row.InFile]).ToJsonString(AnalysisJson.Options) + "\n"))
            : ReadableJson.Of(new JsonArray(
                [.. rows.Select(row => Filled(row, answers.GetValueOrDefault(row.InFile)))]));

    // The keys of infer.py of medfm-flare/FLARE26-MedGemma.
    private static JsonObject Line(FlareRow row, string answer) => new()
    {
        ["uid"] = row.Uid,
        ["prediction"] = answer,
        ["task_type"] = row.TaskType,
        ["case_id"] = row.Row.TryGetProperty("case_id", out var ofCase) ? JsonNode.Parse(ofCase.GetRawText()) : "",
    };

    private static JsonObject Filled(FlareRow row, string? answer)
    {
        var prediction = JsonObject.Create(row.Row)!;
        prediction["Answer"] = answer;
        return prediction;
    }
}
