using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Analyzer.Reports;

namespace Surgical.Evaluation.Runs;

/// <summary>
/// The folder of a run. Its run.json is written first and says whose answers it holds and how they were asked for, so
/// that an interrupted run is continued and another one refused.
/// </summary>
public static class RunFolder
{
    /// <summary>What says whose answers a folder holds.</summary>
    public const string Name = "run.json";

    /// <summary>A file that is being replaced, until it is whole.</summary>
    internal const string Unfinished = ".unfinished";

    private static readonly JsonSerializerOptions Layout =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
            if (DifferenceFrom(Parse(file), input) is { } difference)
            {
                return $"{path} holds another run: {difference}. Choose another folder.";
            }
        }
        else if (Directory.EnumerateFileSystemEntries(path).Any(entry => !entry.EndsWith(Unfinished, StringComparison.Ordinal)))
        {
            return $"Expected a new or an empty folder, or a run to go on with; {path} holds other things.";
        }

        Replace(file, Document(input).ToJsonString(Layout) + "\n");
        return null;
    }

    /// <summary>Writes a file whole or not at all.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    internal static void Replace(string path, string content) =>
        DurableWrite.Replace(path, path + Unfinished, Encoding.UTF8.GetBytes(content));

    private static JsonObject Document(RunInput input) => new()
    {
        ["kind"] = input.Kind,
        ["model"] = new JsonObject
        {
            ["name"] = input.Model.Name,
            ["digest"] = input.Model.Digest,
            ["knowsOnly"] = input.Model.KnowsOnly,
        },
        ["settings"] = new JsonObject(input.Asked.Concat(input.Chosen)
            .Select(setting => KeyValuePair.Create(setting.Key, setting.Value?.DeepClone()))),
    };

    private static string? DifferenceFrom(JsonNode? there, RunInput input)
    {
        if (there is not JsonObject run || run["kind"]?.ToString() != input.Kind)
        {
            return $"it is none of evaluate {input.Kind}";
        }

        if (run["model"]?["digest"]?.ToString() != input.Model.Digest)
        {
            return $"the model differs, it is {run["model"]?["name"]}";
        }

        var differs = input.Asked.Where(asked => !JsonNode.DeepEquals(run["settings"]?[asked.Key], asked.Value)).ToArray();
        return differs.Length > 0 ? $"its settings differ ({differs[0].Key})" : null;
    }

    private static JsonNode? Parse(string file)
    {
        try
        {
            return JsonNode.Parse(File.ReadAllText(file));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
