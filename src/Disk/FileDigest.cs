using System.Security.Cryptography;

namespace Surgical.Disk;

/// <summary>By what a file is known again.</summary>
public static class FileDigest
{
    /// <summary>SHA-256 of a file's bytes, lower-case hexadecimal.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static string Of(string path)
    {
        using var file = File.OpenRead(RegularFile.At(path));
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
