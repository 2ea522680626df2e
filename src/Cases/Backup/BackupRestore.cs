using Surgical.Analyzer;
using Surgical.Cases.Deletion;
using Surgical.Disk;

namespace Surgical.Cases.Backup;

/// <summary>Puts a backup into a new folder, without what was erased since it was made.</summary>
public static class BackupRestore
{
    /// <param name="from">The backup.</param>
    /// <param name="folder">New or empty; it is whole when this returns, or as it was.</param>
    /// <param name="erasures">
    /// The <c>erasures.jsonl</c> of the folder that is lost, which knows what was erased after the backup; null for
    /// none.
    /// </param>
    /// <param name="cancellationToken">Stops it; nothing is left.</param>
    /// <exception cref="IOException">The backup is damaged, or the folder cannot be used.</exception>
    /// <exception cref="DiskFullException">There is no room.</exception>
    public static async Task<RestoredBackup> RestoreAsync(
        string from, string folder, string? erasures, CancellationToken cancellationToken)
    {
        var goal = Path.GetFullPath(folder);
        if (Directory.Exists(goal) && Directory.EnumerateFileSystemEntries(goal).Any())
        {
            throw new IOException($"Expected a new or an empty folder to restore into; {folder} holds other things.");
        }

        var staging = Directory.CreateDirectory($"{goal}.restoring-{Guid.NewGuid():N}").FullName;
        try
        {
            PrivateFiles.Hide(staging);
            var manifest = await BackupReader.UnpackAsync(from, staging, cancellationToken);
            PrivateFiles.Hide(staging);
            var cases = await EraseAsync(staging, erasures, cancellationToken);
            File.Delete(Path.Combine(staging, "lock"));
            if (Directory.Exists(goal))
            {
                Directory.Delete(goal);
            }

            Directory.Move(staging, goal);
            return new(manifest, cases);
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    /// <returns>Cases that are there afterwards.</returns>
    private static async Task<int> EraseAsync(string folder, string? erasures, CancellationToken cancellationToken)
    {
        await using var store = await OfflineStore.OpenAsync(folder, database: null, cancellationToken);
        var known = store.Ledger.All.Select(Spelled).ToHashSet();
        foreach (var line in erasures is null ? [] : ErasureLedger.Read(erasures))
        {
            if (known.Add(Spelled(line)))
            {
                store.Ledger.Note(line);
            }
        }

        foreach (var line in store.Ledger.All.Where(line => line.Numbers is null))
        {
            await store.Eraser.BuryAsync(line.CaseId, cancellationToken);
        }

        await store.Remains.FinishAsync(cancellationToken);
        if (await store.Emptied.FinishAsync(cancellationToken) is { } why)
        {
            throw new IOException($"What was erased could not be removed from the new folder: {why}.");
        }

        return (await store.Cases.CasesAsync(cancellationToken)).Count;
    }

    // Lists are compared by what is in them.
    private static string Spelled(LedgerLine line) =>
        System.Text.Json.JsonSerializer.Serialize(line, AnalysisJson.Options);
}

/// <summary>What was restored.</summary>
/// <param name="Manifest">What the backup held.</param>
/// <param name="Cases">That are there now; fewer than the backup held where some were deleted since.</param>
public sealed record RestoredBackup(BackupManifest Manifest, int Cases);
