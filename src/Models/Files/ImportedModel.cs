using System.Text.Json;
using Surgical.Disk;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Files;

/// <summary>The folder of an imported model, checked on opening. Immutable; any thread.</summary>
public sealed class ImportedModel
{
    private ImportedModel(string folder, ModelManifest manifest)
    {
        Folder = folder;
        Manifest = manifest;
    }

    /// <summary>Absolute path of the folder.</summary>
    public string Folder { get; }

    /// <summary>What the importer wrote about the model.</summary>
    public ModelManifest Manifest { get; }

    /// <summary>Numbers in all weights together.</summary>
    public long Parameters => TensorPlan.Count(Manifest.Configuration);

    /// <summary>Path of the vision graph; this and the other graphs are files only for a processor.</summary>
    public string VisionGraph => InFolder(ModelFiles.VisionGraph);

    /// <summary>Path of the prefill graph.</summary>
    public string PrefillGraph => InFolder(ModelFiles.PrefillGraph);

    /// <summary>Path of the decode graph.</summary>
    public string DecodeGraph => InFolder(ModelFiles.DecodeGraph);

    /// <summary>Path of the tokenizer in binary form; null for a model without one.</summary>
    public string? Tokenizer =>
        Manifest.Files.ContainsKey(ModelFiles.Tokenizer) ? InFolder(ModelFiles.Tokenizer) : null;

    /// <summary>Whether the folder looks like an imported model, sound or not.</summary>
    public static bool IsAt(string folder) => File.Exists(Path.Combine(folder, ModelFiles.Manifest));

    /// <summary>Opens the folder of an imported model; reads its manifest, not its weights.</summary>
    /// <exception cref="ImportException">It is none, of another version, or not whole; the message says what was
    /// expected.</exception>
    public static ImportedModel Open(string folder)
    {
        var path = Path.GetFullPath(folder);
        if (!IsAt(path))
        {
            throw new ImportException(
                $"{folder}: expected an imported model with {ModelFiles.Manifest}, came"
                + $" {(Directory.Exists(path) ? "a folder without it" : "no folder")}.");
        }

        try
        {
            var json = File.ReadAllBytes(RegularFile.At(Path.Combine(path, ModelFiles.Manifest)));
            return Check(path, JsonSerializer.Deserialize(json, ManifestJson.Default.ModelManifest));
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ImportException(
                $"{folder}: expected an imported model, came"
                + $" a {ModelFiles.Manifest} that cannot be read. {broken.Message}", broken);
        }
    }

    /// <summary>Maps the weights. The caller owns the map and keeps it while a session uses it.</summary>
    /// <exception cref="ImportException">A file is gone, has changed, or cannot be mapped.</exception>
    public MappedWeights MapWeights() => ModelFiles.Weights(Manifest.Format) is { } own
        ? WeightsOpening.Own(InFolder(own), Manifest)
        : WeightsOpening.Snapshot(Manifest);

    private static ImportedModel Check(string folder, ModelManifest? manifest)
    {
        var problems = new Problems();
        ManifestCheck.Run(folder, manifest, problems);
        problems.ThrowIfAny($"{folder} is not a whole imported model; import it again:");
        return new ImportedModel(folder, manifest!);
    }

    private string InFolder(string name) => Path.Combine(Folder, name);
}
