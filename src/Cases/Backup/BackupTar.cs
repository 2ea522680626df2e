using System.Formats.Tar;

namespace Surgical.Cases.Backup;

/// <summary>A tar file that grows, and a list of what is in it.</summary>
/// <param name="file">Borrowed; on the disk once it has ended.</param>
internal sealed class BackupTar(FileStream file) : IAsyncDisposable
{
    private readonly TarWriter _tar = new(file, TarEntryFormat.Pax, leaveOpen: true);
    private readonly List<BackupFile> _files = [];
    private readonly List<string> _missing = [];
    private readonly HashSet<string> _names = [];

    /// <summary>What is in it so far.</summary>
    public IReadOnlyList<BackupFile> Files => _files;

    /// <summary>What should be in it and was not there.</summary>
    public IReadOnlyList<string> Missing => _missing;

    /// <summary>Adds a file, unless one of its name is there: cases that show the same picture share it.</summary>
    public async Task AddAsync(string name, string source, CancellationToken cancellationToken)
    {
        if (!_names.Add(name))
        {
            return;
        }

        try
        {
            await using var content = new HashedStream(File.OpenRead(source));
            await _tar.WriteEntryAsync(
                new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content }, cancellationToken);
            _files.Add(new(name, content.Length, content.Sha256()));
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            _missing.Add(name);
        }
    }

    /// <summary>Adds the list, and has all of it on the disk when it returns.</summary>
    public async Task EndAsync(byte[] manifest, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(manifest);
        await _tar.WriteEntryAsync(
            new PaxTarEntry(TarEntryType.RegularFile, BackupManifest.EntryName) { DataStream = content },
            cancellationToken);
        await _tar.DisposeAsync();
        file.Flush(flushToDisk: true);
    }

    public ValueTask DisposeAsync() => _tar.DisposeAsync();
}
