using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Analyzer;
using Surgical.Analyzer.Results;
using Surgical.DataSets.Files;
using Surgical.Disk;
using Surgical.Models.Contract;

namespace Surgical.Evaluation.Runs;

/// <summary>
/// The folder of a run. Its run.json is written first and says whose answers it holds and how they were asked for, so
/// that an interrupted run is continued and another one refused.
/// </summary>
public static class RunFolder
{
    /// <summary>What says whose answers a folder holds.</summary>
    public const string Name = "run.json";

    /// <summary>Questions that could not be asked, and why.</summary>
    public const string UnansweredName = "unanswered.jsonl";

    /// <summary>A file that is being replaced, until it is whole.</summary>
    internal const string Unfinished = ".unfinished";

    /// <summary>Takes a new or empty folder, or goes on with one that holds a run of the same.</summary>
    /// <returns>Why it is refused, in words for people; null when it is taken.</returns>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be used.</exception>
    public static string? Take(string path, RunInput input)
    {
        Directory.CreateDirectory(path);
        var file = Path.Combine(path, Name);
        if (File.Exists(file))
        {
            if (HoldsAnswers(path) && DifferenceFrom(Parse(file), input) is { } difference)
            {
                return $"{path} holds another run: {difference}. Choose another folder.";
            }
        }
        else if (Directory.EnumerateFileSystemEntries(path)
            .Any(entry => !entry.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            return $"Expected a new or an empty folder, or a run to go on with; {path} holds other things.";
        }

        Replace(file, ReadableJson.Of(Document(input)));
        return null;
    }

    /// <summary>Whose answers a folder holds; null where it holds none, or does not say.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ModelIdentity? ModelOf(string path) =>
        Directory.Exists(path) && HoldsAnswers(path) ? StoredModel.In(Path.Combine(path, Name)) : null;

    /// <summary>Whether a file lies in the folder of a run.</summary>
    internal static bool IsBeside(string path) =>
        File.Exists(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, Name));

    /// <summary>Writes a file whole or not at all.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    internal static void Replace(string path, string content) =>
        DurableWrite.Replace(path, path + Unfinished, Encoding.UTF8.GetBytes(content));

    /// <summary>The lines of a file that a run wrote, without opening it for more.</summary>
    /// <exception cref="EvaluationException">A line is something else.</exception>
    internal static IReadOnlyList<T> Lines<T>(string path)
        where T : class
    {
        try
        {
            return
            [
                .. File.ReadLines(RegularFile.At(path))
                    .Select(line => JsonSerializer.Deserialize<T>(line, AnalysisJson.Options)!),
            ];
        }
        catch (JsonException unreadable)
        {
            throw new EvaluationException($"{path}: expected lines of an earlier run. {unreadable.Message}");
        }
    }

    private static JsonObject Document(RunInput input) => new()
    {
        ["kind"] = JsonSerializer.SerializeToNode(input.Kind),
        ["model"] = JsonSerializer.SerializeToNode(input.Model, AnalysisJson.Options),
        ["settings"] = input.Settings(),
    };

    /// <summary>A run that ended before its first answer stands in nobody's way.</summary>
    private static bool HoldsAnswers(string path) => new DirectoryInfo(path).EnumerateFileSystemInfos()
        .Any(entry => entry is not FileInfo file || (file.Name != Name && file.Length > 0));

    private static string? DifferenceFrom(JsonNode? there, RunInput input)
    {
        var kind = JsonSerializer.SerializeToNode(input.Kind);
        if (there is not JsonObject run || !JsonNode.DeepEquals(run["kind"], kind))
        {
            return $"it is none of evaluate {kind}";
        }

        if (run["model"]?["digest"]?.ToString() != input.Model.Digest)
        {
            return $"the model differs, it is {run["model"]?["name"]}";
        }

        foreach (var (key, asked) in input.Asked)
        {
            var before = run["settings"]?[key] ?? input.Formerly[key];
            if (!JsonNode.DeepEquals(FormerSettings.Completed(before, asked), asked))
            {
                return FormerSettings.HowToGoOn(before, asked) ?? $"its settings differ ({key})";
            }
        }

        return null;
    }

    private static JsonNode? Parse(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(RegularFile.At(file)));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
