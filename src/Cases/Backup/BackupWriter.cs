using System.Formats.Tar;
using System.Text.Json;
using Surgical.Analyzer;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Backup;

/// <summary>
/// Writes a data folder into one tar file, while a server works on it: first the tables as they are at one moment, then
/// the files that they name, each of which was there before its row and is never changed.
/// </summary>
/// <param name="data">Of the server.</param>
/// <param name="snapshot">Copies the tables of one moment into a new file, and opens that.</param>
/// <param name="time">Tells the moment.</param>
public sealed class BackupWriter(
    DataFolder data, Func<string, CancellationToken, Task<CaseStore>> snapshot, TimeProvider time)
{
    private const string Notice =
        "A data folder of Surgical: surgical restore --from FILE --data DIR. For teaching and research; not a medical "
        + "device.";

    /// <summary>Writes the whole file or none.</summary>
    /// <param name="path">The file; replaced where it is there.</param>
    /// <param name="cancellationToken">Stops it; nothing is left.</param>
    /// <exception cref="IOException">Something cannot be read or written.</exception>
    /// <exception cref="DiskFullException">There is no room.</exception>
    public async Task<BackupManifest> WriteAsync(string path, CancellationToken cancellationToken)
    {
        var (unfinished, tables) = ($"{path}.{Guid.NewGuid():N}", $"{path}.{Guid.NewGuid():N}.db");
        try
        {
            var at = time.GetUtcNow();
            var store = await snapshot(tables, cancellationToken);
            var written = await WriteAsync(unfinished, tables, store, at, cancellationToken);
            File.Move(unfinished, path, overwrite: true);
            return written;
        }
        catch (IOException failed) when (FullDisk.OfWrite(failed, path) is { } full)
        {
            throw full;
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete(tables);
        }
    }

    private async Task<BackupManifest> WriteAsync(
        string path, string tables, CaseStore store, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using var tar = new BackupTar(file);
        await tar.AddAsync(data.NameOf(data.Database), tables, cancellationToken);
        var cases = await store.CasesAsync(cancellationToken);
        foreach (var (entry, _) in cases)
        {
            foreach (var of in data.FilesOf(entry.Id))
            {
                await tar.AddAsync(data.NameOf(of), of, cancellationToken);
            }

            foreach (var picture in await store.PicturesAsync(entry.Id, cancellationToken))
            {
                await tar.AddAsync(data.NameOf(data.Picture(picture)), data.Picture(picture), cancellationToken);
            }
        }

        // Last, so that it knows what was erased meanwhile.
        if (File.Exists(data.Erasures))
        {
            await tar.AddAsync(data.NameOf(data.Erasures), data.Erasures, cancellationToken);
        }

        var manifest = new BackupManifest(
            Notice, BackupManifest.Current, at, cases.Count, tar.Files, tar.Missing);
        await tar.EndAsync(JsonSerializer.SerializeToUtf8Bytes(manifest, AnalysisJson.Options), cancellationToken);
        return manifest;
    }
}
