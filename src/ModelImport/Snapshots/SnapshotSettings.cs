using System.Text.Json;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Pictures;
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
        var config = JsonText.In(folder, "config.json", problems);
        var generation = JsonText.In(folder, "generation_config.json", problems);
        if (config is not { } read)
        {
            return null;
        }

        var notes = new List<string>();
        var configuration = ConfigurationReader.Read(read, generation, problems);
        var pictures = ProcessorFiles.Pictures(folder, configuration, problems, notes);
        var settings = GenerationReader.Read(generation, read, configuration.Text.VocabularySize, problems, notes);
        SnapshotTokenizer.Check(folder, problems);
        NoteEndlessReplies(folder, configuration, generation, settings, notes);
        return problems.Count == before
            ? new(configuration, new(pictures ?? PictureProcessing.Gemma, settings, notes))
            : null;
    }

    // transformers obeys such a file too: it is no reason to refuse the model.
    private static void NoteEndlessReplies(
        string folder,
        Gemma3Configuration configuration,
        JsonElement? generation,
        GenerationSettings settings,
        List<string> notes)
    {
        var isGenerations = generation is { ValueKind: JsonValueKind.Object } given
            && given.TryGetProperty("eos_token_id", out var ids) && ids.ValueKind != JsonValueKind.Null;
        var file = isGenerations ? "generation_config.json" : "config.json";
        if (!settings.StopStrings.Contains(ControlTokens.EndOfTurn)
            && SnapshotTokenizer.EndlessReplies(folder, configuration.StopTokens, file) is { } note)
        {
            notes.Add(note);
        }
    }
}
