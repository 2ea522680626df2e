namespace Surgical.ModelImport.Hub;

/// <summary>A file of a repository at one commit, as the Hub lists it.</summary>
/// <param name="Path">In the repository, with forward slashes.</param>
/// <param name="Size">Bytes.</param>
/// <param name="BlobId">SHA-1 of git's object, of the pointer for a large file; 40 digits, lower case.</param>
/// <param name="Sha256">Of a large file's content; 64 digits, lower case. Null for a file that git itself
/// holds.</param>
public sealed record HubFile(string Path, long Size, string BlobId, string? Sha256)
{
    // No file is a petabyte, and a sum of such sizes is a number still.
    private const long Largest = 1L << 50;

    /// <summary>The Hub's name for the content: the file's name among the cache's blobs.</summary>
    internal string Etag => Sha256 ?? BlobId;

    /// <summary>Whether names, sizes and digests are ones: path and digest become names of files.</summary>
    internal bool IsSound => Path.Length > 0
        && !Path.Any(char.IsControl)
        && Size is >= 0 and <= Largest
        && IsHexadecimal(BlobId, 40)
        && (Sha256 is null || IsHexadecimal(Sha256, 64));

    private static bool IsHexadecimal(string text, int length) =>
        text.Length == length && text.All(digit => char.IsAsciiDigit(digit) || digit is >= 'a' and <= 'f');
}
