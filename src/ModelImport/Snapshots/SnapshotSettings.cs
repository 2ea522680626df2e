using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Processing;

namespace Surgical.ModelImport.Snapshots;

/// <summary>What the JSON files of a snapshot say.</summary>
/// <param name="Configuration">The model's shape.</param>
/// <param name="Processing">What goes in and what comes out.</param>
internal sealed record SnapshotSettings(Gemma3Configuration Configuration, ModelProcessing Processing)
{
    /// <summary>Reads config.json and the files beside it.</summary>
    /// <returns>Null, and a problem more, where something is wrong with them.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static SnapshotSettings? Read(string folder, Problems problems)
    {
        var before = problems.Count;
        var config = Json(folder, "config.json", problems);
        var generation = Json(folder, "generation_config.json", problems);
        if (config is not { } read)
        {
            return null;
        }

        var notes = new List<string>();
        var configuration = ConfigurationReader.Read(read, generation, problems);
        var pictures = ProcessorFiles.Pictures(folder, configuration, problems, notes);
        var settings = GenerationReader.Read(generation, read, configuration.Text.VocabularySize, problems, notes);
        return problems.Count == before ? new(configuration, new(pictures, settings, notes)) : null;
    }

    private static JsonElement? Json(string folder, string name, Problems problems)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? JsonText.Parse(File.ReadAllBytes(path), name, problems) : null;
    }
}
