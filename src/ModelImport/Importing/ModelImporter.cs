using System.Text.Json;
using Surgical.Disk;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime.Machine;

namespace Surgical.ModelImport.Importing;

/// <summary>
/// Makes an imported model of a Hugging Face snapshot: manifest, weights, graphs, tokenizer (medgemma.md 7.4).
/// </summary>
public static class ModelImporter
{
    /// <summary>
    /// Imports a snapshot in the format that suits the machine.
    /// </summary>
    /// <inheritdoc cref="Import(string, string, ImportOptions, IProgress{ImportProgress}, CancellationToken)"/>
    public static ImportedModel Import(
        string snapshotFolder,
        string outFolder,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken) =>
        Import(snapshotFolder, outFolder, new ImportOptions(), progress, cancellationToken);

    /// <summary>
    /// Imports a snapshot. Until it is whole, nothing of it stands in <paramref name="outFolder"/>; the snapshot is not
    /// written to.
    /// </summary>
    /// <param name="snapshotFolder">A folder with config.json and safetensors files; links are followed.</param>
    /// <param name="outFolder">Absent, empty, or already this very import, which is then left as it is.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Told about the weights.</param>
    /// <param name="cancellationToken">Stops the import and removes what it wrote.</param>
    /// <exception cref="ImportException">The snapshot or an adapter is not whole, the model is too large for this
    /// machine in that format, or the folder cannot be written; the message says all.</exception>
    public static ImportedModel Import(
        string snapshotFolder,
        string outFolder,
        ImportOptions options,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        using var snapshot = Snapshot.Open(snapshotFolder, options.Adapters);
        if (options.NeedsTokenizer)
        {
            SnapshotTokenizer.Demand(snapshot);
        }

        var format = options.Format ?? DefaultFormat.For(snapshot.Configuration, options);
        RefuseTooLarge(snapshot, format, options.Memory ?? Hardware.Memory);
        return Import(snapshot, outFolder, format, options.Reading, progress, cancellationToken);
    }

    internal static ImportedModel Import(
        Snapshot snapshot,
        string outFolder,
        ModelFormat format,
        Action<long> reading,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        // Before gigabytes are read for nothing.
        RefuseInside(snapshot, Goal(outFolder));
        var manifest = SnapshotManifest.Of(snapshot, format, memory: null, reading, cancellationToken);
        return Import(snapshot, manifest, outFolder, progress, cancellationToken);
    }

    internal static ImportedModel Import(
        Snapshot snapshot,
        ModelManifest manifest,
        string outFolder,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        var goal = Goal(outFolder);
        RefuseInside(snapshot, goal);
        if (IsTaken(goal))
        {
            return SameImport(manifest, goal);
        }

        try
        {
            using var staging = new StagingFolder(goal, "importing", ImportKey.Of(snapshot, manifest));
            WriteModel(snapshot, manifest, staging.Folder, progress, cancellationToken);
            File.Delete(Path.Combine(staging.Folder, ModelFiles.Journal));
            staging.Publish();
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(
                $"{goal}: the imported model cannot be written. "
                + $"{unwritable.Message}", unwritable);
        }

        return ImportedModel.Open(goal);
    }

    // A link to a folder elsewhere means that folder.
    private static string Goal(string outFolder)
    {
        if (string.IsNullOrWhiteSpace(outFolder))
        {
            throw new ImportException("expected a folder for the imported model, came an empty name.");
        }

        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(outFolder));
        var target = Directory.Exists(path) ? Directory.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        return target?.FullName ?? path;
    }

    private static void RefuseInside(Snapshot snapshot, string goal)
    {
        var path = Path.GetRelativePath(snapshot.Folder, goal);
        if (path == "." || !(path == ".." || path.StartsWith("../", StringComparison.Ordinal)))
        {
            throw new ImportException($"{goal}: expected a folder outside of the snapshot, which is never written to.");
        }
    }

    // A packed model may be meant for another machine; exact weights are for small models, and this one is none here.
    private static void RefuseTooLarge(Snapshot snapshot, ModelFormat format, MachineMemory? memory)
    {
        if (format is ModelFormat.F32 && MemoryNeed.Of(snapshot.Configuration, format)!.Refusal(memory) is { } reason)
        {
            throw new ImportException(
                $"{snapshot.Folder}: {reason}. Expected a smaller model in {format.Name}; "
                + "--format int4 takes an eighth.");
        }
    }

    private static bool IsTaken(string goal) =>
        File.Exists(goal) || (Directory.Exists(goal) && Directory.EnumerateFileSystemEntries(goal).Any());

    private static ImportedModel SameImport(ModelManifest manifest, string goal)
    {
        if (ImportedModel.IsAt(goal)
            && ImportedModel.Open(goal) is { } present
            && present.Manifest.Digest == manifest.Digest
            && present.Manifest.Format == manifest.Format)
        {
            return present;
        }

        throw new ImportException(
            $"{goal}: expected a new or empty folder, or this very model imported before as {manifest.Format.Name}; "
            + "came other content.");
    }

    private static void WriteModel(
        Snapshot snapshot,
        ModelManifest manifest,
        string folder,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        var (configuration, format) = (manifest.Configuration, manifest.Format);
        WriteTokenizer(snapshot, folder);
        WriteFile(folder, ModelFiles.Placeholder, []);
        if (ModelFiles.Required(format).Contains(ModelFiles.DecodeGraph))
        {
            WriteFile(folder, ModelFiles.VisionGraph, Gemma3Graphs.Vision(configuration, format));
            WriteFile(folder, ModelFiles.PrefillGraph, Gemma3Graphs.Prefill(configuration, format));
            WriteFile(folder, ModelFiles.DecodeGraph, Gemma3Graphs.Decode(configuration, format));
        }

        var tensors = WriteWeights(snapshot, folder, format, progress, cancellationToken);
        var whole = manifest with { Files = Sizes(folder, format), Tensors = tensors };
        var json = JsonSerializer.SerializeToUtf8Bytes(whole, ManifestJson.Default.ModelManifest);
        WriteFile(folder, ModelFiles.Manifest, json);
    }

    private static Dictionary<string, TensorSection> WriteWeights(
        Snapshot snapshot,
        string folder,
        ModelFormat format,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        var configuration = snapshot.Configuration;
        if (ModelFiles.Weights(format) is not { } name)
        {
            return WeightsLayout.InSnapshot(TensorPlan.For(configuration), snapshot.Stored);
        }

        var embedding = snapshot.Tensors[GraphNames.Embedding];
        var stored = StoragePlan.For(configuration, format, embedding.IsAsStored ? embedding.Type : TensorType.F32);
        var sections = Limited(name, () => WeightsFile.Write(
            Path.Combine(folder, name), snapshot.Tensors, [.. stored], progress, cancellationToken));
        WeightSums.Record(folder, name, cancellationToken);
        return sections;
    }

    private static void WriteTokenizer(Snapshot snapshot, string folder)
    {
        if (snapshot.Tokenizer is not { } path)
        {
            return;
        }

        var tokenizer = BpeTokenizer.FromJson(path);
        var rows = snapshot.Configuration.Text.VocabularySize;
        if (tokenizer.TokenCount > rows)
        {
            throw new ImportException(
                $"{path}: expected at most {rows} tokens, one a row of the embedding, came"
                + $" {tokenizer.TokenCount}.");
        }

        var written = Path.Combine(folder, ModelFiles.Tokenizer);
        tokenizer.Save(written);
        using var handle = File.OpenHandle(written, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(handle);
    }

    private static Dictionary<string, long> Sizes(string folder, ModelFormat format) =>
        ModelFiles.Required(format).Append(ModelFiles.Tokenizer)
            .Select(name => new FileInfo(Path.Combine(folder, name)))
            .Where(file => file.Exists)
            .ToDictionary(file => file.Name, file => file.Length);

    // Flushed to the disk before the folder gets its name: a name that stands never stands for half a model.
    private static void WriteFile(string folder, string name, byte[] content)
    {
        using var file = File.OpenHandle(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.None);
        Limited(name, () =>
        {
            RandomAccess.Write(file, content, 0);
            return content;
        });
        RandomAccess.FlushToDisk(file);
    }

    private static T Limited<T>(string name, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (Exception failed) when (FullDisk.OfWrite(failed, name) is { } full)
        {
            throw full;
        }
    }
}
