using System.Formats.Tar;
using System.Text.Json;
using System.Text.RegularExpressions;
using Surgical.Analyzer;
using Surgical.Disk;

namespace Surgical.Cases.Backup;

/// <summary>Unpacks a backup and holds every file against the list that was written with it.</summary>
internal static partial class BackupReader
{
    /// <param name="path">The backup.</param>
    /// <param name="folder">Empty; what is unpacked lies there, whole or not.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="IOException">It is none, was cut off, or holds something else than was written.</exception>
    public static async Task<BackupManifest> UnpackAsync(
        string path, string folder, CancellationToken cancellationToken)
    {
        var unpacked = new Dictionary<string, BackupFile>();
        try
        {
            await using var file = File.OpenRead(RegularFile.At(path));
            await using var tar = new TarReader(file);
            while (await tar.GetNextEntryAsync(copyData: false, cancellationToken) is { } entry)
            {
                if (entry.Name == BackupManifest.EntryName)
                {
                    return await CheckedAsync(path, entry, unpacked, cancellationToken);
                }

                Require(path, entry);
                unpacked[entry.Name] = await WriteAsync(entry, folder, cancellationToken);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or JsonException)
        {
            throw new IOException(
                $"{path}: expected a backup that surgical made; it is none, was cut off, or is damaged.", broken);
        }

        throw new IOException($"{path}: expected a backup that surgical made; it is none, or was cut off.");
    }

    private static async Task<BackupFile> WriteAsync(
        TarEntry entry, string folder, CancellationToken cancellationToken)
    {
        var place = Path.Combine(folder, entry.Name);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        try
        {
            await entry.ExtractToFileAsync(place, overwrite: false, cancellationToken);
        }
        catch (IOException failed) when (FullDisk.OfWrite(failed, place) is { } full)
        {
            throw full;
        }

        return new(entry.Name, new FileInfo(place).Length, FileDigest.Of(place));
    }

    private static async Task<BackupManifest> CheckedAsync(
        string path, TarEntry entry, Dictionary<string, BackupFile> unpacked, CancellationToken cancellationToken)
    {
        var manifest = await JsonSerializer.DeserializeAsync<BackupManifest>(
            entry.DataStream ?? Stream.Null, AnalysisJson.Options, cancellationToken)
            ?? throw new IOException($"{path}: expected a backup that surgical made; its list is empty.");
        if (manifest.Format != BackupManifest.Current)
        {
            throw new IOException(
                $"{path}: expected a backup of format {BackupManifest.Current}, got {manifest.Format}: a newer "
                + "surgical made it, and can restore it.");
        }

        var wrong = manifest.Files.FirstOrDefault(one => unpacked.GetValueOrDefault(one.Name) != one)?.Name
            ?? unpacked.Keys.Except(manifest.Files.Select(one => one.Name)).FirstOrDefault();
        return wrong is null
            ? manifest
            : throw new IOException(
                $"{path}: expected {wrong} as it was backed up; it is damaged. Nothing was restored.");
    }

    // A tar file can name any place of the disk, and links: ours names files of a data folder alone.
    private static void Require(string path, TarEntry entry)
    {
        if (entry.EntryType is not TarEntryType.RegularFile || !OurName().IsMatch(entry.Name))
        {
            throw new IOException($"{path}: expected a backup that surgical made; it holds '{entry.Name}'.");
        }
    }

    [GeneratedRegex(@"^(?:surgical\.db|erasures\.jsonl|surgical\.json|cases/[0-9a-f]{16}/[a-z0-9.-]+"
        + @"|pictures/[0-9a-f]{2}/[0-9a-f]{2}/[0-9a-f]{64}\.jpg)$")]
    private static partial Regex OurName();
}
