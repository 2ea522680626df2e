using System.Text.Json;
using Surgical.DataSets.Files;
using Surgical.Disk;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Runs;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs;

/// <summary>Reads what a run of ours left beside its predictions: answers.jsonl and run.json.</summary>
internal static class AnswerFile
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    /// <summary>The answers of the run that wrote some predictions.</summary>
    /// <param name="predictions">Their file.</param>
    /// <param name="questions">The questions; the answers are known by their rows.</param>
    /// <returns>Null where one of the files is not there, or the run was asked other questions.</returns>
    /// <exception cref="EvaluationException">One of them cannot be read.</exception>
    /// <exception cref="IOException">The questions cannot be read.</exception>
    public static TimedAnswers? Beside(string predictions, string questions)
    {
        var folder = new FileInfo(predictions).DirectoryName!;
        var (run, answers) = (Path.Combine(folder, "run.json"), Path.Combine(folder, "answers.jsonl"));
        if (!File.Exists(run) || new FileInfo(answers) is not { Exists: true, Length: > 0 })
        {
            return null;
        }

        using var document = JsonFile.Read(run);
        try
        {
            var settings = document.RootElement.GetProperty("settings");
            if (settings.GetProperty("questions_sha256").GetString() != FileDigest.Of(questions))
            {
                return null;
            }

            var model = document.RootElement.GetProperty("model").Deserialize<ModelIdentity>(Web)!;
            var lines = JsonFile.Lines(answers).Select(line => line.Row.Deserialize<TimedAnswer>(Web)!).ToArray();
            var strange = Array.Find(
                lines, line => line is not { Seconds: >= 0, Confidence: null or (>= 0 and <= 1) });
            if (strange is not null)
            {
                throw new EvaluationException(
                    $"{answers}, {strange.Place}: expected seconds from 0 on and a confidence from 0 to 1, got "
                    + $"{strange.Seconds} and {strange.Confidence}.");
            }

            return new TimedAnswers(
                model,
                settings.Clone(),
                lines.GroupBy(line => line.Place).ToDictionary(place => place.Key, place => place.Last()));
        }
        catch (Exception unreadable)
            when (unreadable is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new EvaluationException($"{run}: expected a run with its answers. {unreadable.Message}");
        }
    }
}
