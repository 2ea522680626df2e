using System.Text.Json;
using Surgical.ModelImport.Graphs;
using Surgical.ModelImport.Tokenizer;
using Surgical.ModelImport.Weights;

namespace Surgical.ModelImport;

/// <summary>
/// Makes an imported model of a Hugging Face snapshot: manifest, weights in float32, graphs, tokenizer (medgemma.md
/// 7.4).
/// </summary>
public static class ModelImporter
{
    /// <summary>
    /// Imports a snapshot. Until it is whole, nothing of it stands in <paramref name="outFolder"/>; the snapshot is not
    /// written to.
    /// </summary>
    /// <param name="snapshotFolder">A folder with config.json and safetensors files; links are followed.</param>
    /// <param name="outFolder">Absent, empty, or already this very import, which is then left as it is.</param>
    /// <param name="progress">Told about the weights.</param>
    /// <param name="cancellationToken">Stops the import and removes what it wrote.</param>
    /// <exception cref="ImportException">The snapshot is not whole, or the folder cannot be written; the message says
    /// all.</exception>
    public static ImportedModel Import(
        string snapshotFolder,
        string outFolder,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        using var snapshot = Snapshot.Open(snapshotFolder);
        return Import(snapshot, outFolder, progress, cancellationToken);
    }

    internal static ImportedModel Import(
        Snapshot snapshot, string outFolder, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var goal = Goal(outFolder);
        RefuseInside(snapshot, goal);
        if (IsTaken(goal))
        {
            return SameImport(snapshot, goal);
        }

        try
        {
            using var staging = new StagingFolder(goal);
            WriteModel(snapshot, staging.Folder, progress, cancellationToken);
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

    private static bool IsTaken(string goal) =>
        File.Exists(goal) || (Directory.Exists(goal) && Directory.EnumerateFileSystemEntries(goal).Any());

    private static ImportedModel SameImport(Snapshot snapshot, string goal)
    {
        if (ImportedModel.IsAt(goal)
            && ImportedModel.Open(goal) is { } present
            && present.Manifest.Digest == snapshot.Digest)
        {
            return present;
        }

        throw new ImportException(
            $"{goal}: expected"
            + $" a new or empty folder, or this very model imported before; came other content.");
    }

    private static void WriteModel(
        Snapshot snapshot, string folder, IProgress<ImportProgress> progress, CancellationToken cancellationToken)
    {
        var configuration = snapshot.Configuration;
        var plan = TensorPlan.For(configuration).ToList();
        var sections = WeightsLayout.For(plan);
        WriteTokenizer(snapshot, folder);
        WriteFile(folder, ModelFiles.VisionGraph, Gemma3Graphs.Vision(configuration));
        WriteFile(folder, ModelFiles.PrefillGraph, Gemma3Graphs.Prefill(configuration));
        WriteFile(folder, ModelFiles.DecodeGraph, Gemma3Graphs.Decode(configuration));
        WriteFile(folder, ModelFiles.Placeholder, []);
        var weights = new WeightsWriter(snapshot.Tensors, sections, progress);
        Write(folder, ModelFiles.Weights, file => weights.Write(file, plan, cancellationToken));

        var manifest = new ModelManifest(
            ModelManifest.NewestVersion,
            SnapshotName.Of(snapshot.Folder),
            snapshot.Digest,
            ModelManifest.Float32,
            configuration,
            Sizes(folder),
            sections);
        var json = JsonSerializer.SerializeToUtf8Bytes(manifest, ManifestJson.Default.ModelManifest);
        WriteFile(folder, ModelFiles.Manifest, json);
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

    private static Dictionary<string, long> Sizes(string folder) =>
        ModelFiles.Required.Append(ModelFiles.Tokenizer)
            .Select(name => new FileInfo(Path.Combine(folder, name)))
            .Where(file => file.Exists)
            .ToDictionary(file => file.Name, file => file.Length);

    private static void WriteFile(string folder, string name, byte[] content) =>
        Write(folder, name, file => file.Write(content));

    // Flushed to the disk before the folder gets its name: a name that stands never stands for half a model.
    private static void Write(string folder, string name, Action<FileStream> write)
    {
        using var file = new FileStream(
            Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        try
        {
            write(file);
        }
        catch (ArgumentOutOfRangeException tooLarge) when (tooLarge.ParamName == "value")
        {
            // What .NET makes of EFBIG: the user, or the file system, allows no file as long.
            throw new IOException($"{name} would be longer than a file may be here.", tooLarge);
        }

        file.Flush(flushToDisk: true);
    }
}
