using System.Text.Json;
using Surgical.Analyzer.Model;

namespace Surgical.Evaluation.Data;

/// <summary>What a run of ours left beside its predictions: answers.jsonl and run.json.</summary>
/// <param name="Model">Who was asked.</param>
/// <param name="Settings">How.</param>
/// <param name="Answers">By the question's place in its file, "row 7".</param>
internal sealed record AnswerFile(
    ModelIdentity Model, JsonElement Settings, IReadOnlyDictionary<string, TimedAnswer> Answers)
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <returns>Null where one of the files is not there.</returns>
    /// <exception cref="EvaluationException">One of them cannot be read.</exception>
    public static AnswerFile? Beside(string predictions)
    {
        var folder = new FileInfo(predictions).DirectoryName!;
        var (run, answers) = (Path.Combine(folder, "run.json"), Path.Combine(folder, "answers.jsonl"));
        if (!File.Exists(run) || !File.Exists(answers))
        {
            return null;
        }

        using var document = JsonFile.Read(run);
        try
        {
            var model = document.RootElement.GetProperty("model").Deserialize<ModelIdentity>(Web)!;
            var lines = JsonFile.Lines(answers).Select(line => line.Row.Deserialize<TimedAnswer>(Web)!);
            return new(
                model,
                document.RootElement.GetProperty("settings").Clone(),
                lines.GroupBy(line => line.Place).ToDictionary(place => place.Key, place => place.Last()));
        }
        catch (Exception unreadable) when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EvaluationException($"{run}: expected a run with its answers. {unreadable.Message}");
        }
    }
}

/// <summary>One of them.</summary>
/// <param name="Place">"row 7" of the questions.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Confidence">Mean probability of the answer's tokens; null where it is not known.</param>
internal sealed record TimedAnswer(string Place, double Seconds, double? Confidence);
