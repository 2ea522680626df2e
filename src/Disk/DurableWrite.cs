namespace Surgical.Disk;

/// <summary>Writing that has reached the disk when it returns.</summary>
public static class DurableWrite
{
    /// <summary>
    /// Appends to a file that was opened without a buffer, so that nothing is left over when it fails.
    /// </summary>
    /// <param name="file">Open.</param>
    /// <param name="content">All of it.</param>
    /// <param name="name">What the file is, or will be, called, for the message; null for its own path.</param>
    /// <exception cref="DiskFullException">There is no room, or no file may be as long.</exception>
    public static void Append(FileStream file, ReadOnlySpan<byte> content, string? name = null)
    {
        try
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        catch (Exception failed) when (FullDisk.OfWrite(failed, name ?? file.Name) is { } full)
        {
            throw full;
        }
    }

    /// <summary>Writes a file whole or not at all: a reader, or a crash, never meets half of it.</summary>
    /// <param name="path">The file; what was there before is replaced.</param>
    /// <param name="besides">
    /// Where the new one grows; nothing is left there, unless the program is killed meanwhile.
    /// </param>
    /// <param name="content">All of it.</param>
    /// <exception cref="DiskFullException">There is no room, or no file may be as long.</exception>
    public static void Replace(string path, string besides, ReadOnlySpan<byte> content)
    {
        try
        {
            Write(besides, content, path);
            File.Move(besides, path, overwrite: true);
        }
        catch
        {
            File.Delete(besides);
            throw;
        }
    }

    /// <summary>Writes a new file, or over an old one, from its beginning.</summary>
    /// <param name="path">The file.</param>
    /// <param name="content">All of it.</param>
    /// <param name="name">What it will be called, for the message; null for its path.</param>
    /// <exception cref="DiskFullException">
    /// There is no room, or no file may be as long; what was written is left there.
    /// </exception>
    public static void Write(string path, ReadOnlySpan<byte> content, string? name = null)
    {
        using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        Append(file, content, name);
    }
}
