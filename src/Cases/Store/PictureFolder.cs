using System.Security.Cryptography;
using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>Key frames as JPEG files, named by their own SHA-256. A file is complete or absent.</summary>
public sealed class PictureFolder(DataFolder data)
{
    /// <summary>Writes a picture through to the disk, unless it is there already.</summary>
    /// <returns>Its SHA-256 in lower-case hexadecimal.</returns>
    /// <exception cref="IOException">The disk is full, or the folder is gone.</exception>
    public string Keep(ReadOnlySpan<byte> jpeg)
    {
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(jpeg));
        var place = PlaceOf(sha256);
        if (File.Exists(place))
        {
            return sha256;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(place)!);

        // Two cases that are read at once may keep the same picture.
        DurableWrite.Replace(place, $"{place}.{Guid.NewGuid():N}", jpeg);
        return sha256;
    }

    /// <summary>The file of a picture; null when there is none, or when it is no hash at all.</summary>
    public string? Find(string sha256) =>
        sha256.Length == SHA256.HashSizeInBytes * 2 && sha256.All(char.IsAsciiHexDigitLower)
            && File.Exists(PlaceOf(sha256))
            ? PlaceOf(sha256)
            : null;

    private string PlaceOf(string sha256) =>
        Path.Combine(data.Pictures, sha256[..2], sha256[2..4], sha256 + ".jpg");
}
