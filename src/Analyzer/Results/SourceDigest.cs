using System.Security.Cryptography;
using System.Text;
using Surgical.Capture;
using Surgical.Disk;

namespace Surgical.Analyzer.Results;

/// <summary>Tells whether a source is the one that an interrupted run has read.</summary>
public static class SourceDigest
{
    /// <summary>Hashes a video file's bytes, or name and bytes of every file in a folder, by ordinal name.</summary>
    /// <remarks>
    /// What of a folder cannot be read, or is larger than a picture may be, counts by its name and why: it is no
    /// picture that is read, and the others are.
    /// </remarks>
    /// <returns>Lower-case hexadecimal SHA-256.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<string> OfAsync(string path, CancellationToken cancellationToken)
    {
        if (!Directory.Exists(path))
        {
            return Convert.ToHexStringLower(await HashAsync(path, cancellationToken));
        }

        using var folder = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.EnumerateFiles(path).Order(StringComparer.Ordinal))
        {
            folder.AppendData(SHA256.HashData(Encoding.UTF8.GetBytes(Path.GetFileName(file))));
            folder.AppendData(await HashOfFolderAsync(file, cancellationToken));
        }

        return Convert.ToHexStringLower(folder.GetHashAndReset());
    }

    private static async Task<byte[]> HashOfFolderAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: > PictureFile.MostBytes and var length }
                ? BitConverter.GetBytes(length)
                : await HashAsync(file, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return Encoding.UTF8.GetBytes(RegularFile.WhyNot(file) ?? "cannot be read");
        }
    }

    private static async Task<byte[]> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(RegularFile.At(file));
        return await SHA256.HashDataAsync(content, cancellationToken);
    }
}
