using System.Security.Cryptography;
using System.Text;

namespace Surgical.Analyzer.Results;

/// <summary>Tells whether a source is the one that an interrupted run has read.</summary>
public static class SourceDigest
{
    /// <summary>Hashes a video file's bytes, or name and bytes of every file in a folder, by ordinal name.</summary>
    /// <returns>Lower-case hexadecimal SHA-256.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
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
            folder.AppendData(await HashAsync(file, cancellationToken));
        }

        return Convert.ToHexStringLower(folder.GetHashAndReset());
    }

    private static async Task<byte[]> HashAsync(string file, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(file);
        return await SHA256.HashDataAsync(content, cancellationToken);
    }
}
