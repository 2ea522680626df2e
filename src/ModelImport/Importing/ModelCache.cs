using Surgical.Disk;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;
using Surgical.Models.Runtime.Machine;

namespace Surgical.ModelImport.Importing;

/// <summary>
/// Imported models in the user's cache folder, so that a snapshot can be used where an imported model is wanted.
/// </summary>
public static class ModelCache
{
    private const string DigestsFolder = "digests";

    /// <summary>
    /// The imported model of a folder: itself, or the snapshot in it, imported now if it was not yet.
    /// </summary>
    /// <param name="folder">An imported model, or a snapshot; never written to.</param>
    /// <param name="options">How a snapshot is imported.</param>
    /// <param name="progress">Told about an import.</param>
    /// <param name="cancellationToken">Stops an import, or the wait for another process that does the same one.</param>
    /// <returns>A folder that <see cref="ImportedModel.Open"/> accepts.</returns>
    /// <exception cref="ImportException">The folder holds neither, something is wrong with it, or a snapshot's model
    /// does not fit this machine's memory.</exception>
    public static string Resolve(
        string folder, ImportOptions options, IProgress<ImportProgress> progress,
        CancellationToken cancellationToken) =>
        Resolve(folder, UserFolder(), options, progress, cancellationToken);

    /// <summary>The same, a snapshot in the format that suits the machine.</summary>
    /// <inheritdoc cref="Resolve(string, ImportOptions, IProgress{ImportProgress}, CancellationToken)"/>
    public static string Resolve(
        string folder, IProgress<ImportProgress> progress, CancellationToken cancellationToken) =>
        Resolve(folder, new ImportOptions(), progress, cancellationToken);

    /// <summary>What a folder holds in the place of a model, and what to do; null where it may hold one.</summary>
    public static string? Foreign(string folder) =>
        !ImportedModel.IsAt(folder) && !Snapshot.IsAt(folder)
            && Snapshot.WhatIsAt(folder, "") is { Length: > 0 } words
            ? words
            : null;

    internal static string Resolve(
        string folder,
        string cache,
        ImportOptions options,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        if (ImportedModel.IsAt(folder))
        {
            return Imported(folder, options).Folder;
        }

        if (!Snapshot.IsAt(folder))
        {
            throw new ImportException(
                $"{folder}: expected an imported model (with manifest.json) or a snapshot (with config.json), "
                + $"came {Snapshot.WhatIsAt(folder, "a folder with neither")}.");
        }

        using var snapshot = Snapshot.Open(folder, options.Adapters);
        if (options.NeedsTokenizer)
        {
            SnapshotTokenizer.Demand(snapshot);
        }

        var format = options.Format ?? DefaultFormat.For(snapshot.Configuration, options);
        if (MemoryNeed.Of(snapshot.Configuration, format)?.Refusal(options.Memory ?? Hardware.Memory) is { } reason)
        {
            throw new ImportException($"{folder}: {reason}; it was not imported as {format.Name}.");
        }

        var memory = new DigestMemory(Path.Combine(cache, DigestsFolder), TimeProvider.System);
        var manifest = SnapshotManifest.Of(snapshot, format, memory, options.Reading, cancellationToken);
        var entry = Path.Combine(cache, ImportKey.Of(snapshot, manifest));
        if (IsWhole(entry, manifest))
        {
            return entry;
        }

        Import(snapshot, manifest, entry, progress, cancellationToken);
        return entry;
    }

    private static ImportedModel Imported(string folder, ImportOptions options)
    {
        if (options.Adapters.Count > 0)
        {
            throw new ImportException(
                $"{folder}: expected a snapshot, into whose weights {string.Join(", ", options.Adapters)} can be "
                + "merged, came an imported model; give the snapshot, or import it with the adapter.");
        }

        var model = ImportedModel.Open(folder);
        return options.Format is null || options.Format == model.Manifest.Format
            ? model
            : throw new ImportException(
                $"{folder}: expected a model in {options.Format}, came one imported in {model.Manifest.Format}; "
                + "give the snapshot, which can be imported in any format.");
    }

    private static void Import(
        Snapshot snapshot,
        ModelManifest manifest,
        string entry,
        IProgress<ImportProgress> progress,
        CancellationToken cancellationToken)
    {
        using var alone = Lock(entry, cancellationToken);

        // Another process may have made it meanwhile; what is broken makes room.
        if (IsWhole(entry, manifest))
        {
            return;
        }

        if (Directory.Exists(entry))
        {
            Directory.Delete(entry, recursive: true);
        }

        ModelImporter.Import(snapshot, manifest, entry, progress, cancellationToken);
    }

    private static FolderLock Lock(string entry, CancellationToken cancellationToken)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(entry)!);
            return FolderLock.Take($"{entry}.lock", cancellationToken);
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            throw new ImportException(
                $"{entry}: the snapshot must be imported first, and the cache folder cannot be written. "
                + $"{unwritable.Message} Set XDG_CACHE_HOME, or run import SNAPSHOT --out DIR and use DIR.",
                unwritable);
        }
    }

    // Where the snapshot's own files stay in use, their stamps too must be those of now: else each start reads all.
    private static bool IsWhole(string entry, ModelManifest manifest)
    {
        try
        {
            return ImportedModel.IsAt(entry)
                && ImportedModel.Open(entry).Manifest.Sources.Values.ToHashSet()
                    .SetEquals(manifest.Sources.Values);
        }
        catch (ImportException)
        {
            return false;
        }
    }

    private static string UserFolder()
    {
        // https://specifications.freedesktop.org/basedir-spec: a path that is not absolute is to be ignored.
        var chosen = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        return Path.Combine(Path.IsPathRooted(chosen) ? chosen : Path.Combine(home, ".cache"), "surgical");
    }
}
