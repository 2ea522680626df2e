using Surgical.Disk;

namespace Surgical.Cases.Footage;

/// <summary>By what a file is known to be the same as before.</summary>
/// <param name="Bytes">Its length.</param>
/// <param name="Modified">When it was written last.</param>
/// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
internal sealed record FileNote(long Bytes, DateTime Modified, string Sha256)
{
    /// <summary>Reads the whole file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static FileNote Of(string path)
    {
        var file = new FileInfo(path);
        return new(file.Length, file.LastWriteTimeUtc, FileDigest.Of(path));
    }

    /// <summary>
    /// Whether a file is the noted one: a copy of the whole data folder may have other dates and the same bytes.
    /// </summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public bool Holds(FileInfo file) =>
        file.Length == Bytes && (file.LastWriteTimeUtc <= Modified || FileDigest.Of(file.FullName) == Sha256);
}
