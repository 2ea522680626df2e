using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Surgical.Models.Files.Weights;

namespace Surgical.ModelImport.Snapshots;

/// <summary>
/// SHA-256 over what makes a model: configuration and tokenizer, and name, size and header of every weights file.
/// Weights themselves are
/// not read, so that gigabytes open at once; folders and times do not count.
/// </summary>
internal static class SnapshotDigest
{
    private static readonly string[] WholeFiles = ["config.json", "generation_config.json", "tokenizer.json"];

    /// <returns>64 digits, lower case.</returns>
    public static string Of(string folder, IEnumerable<SafetensorsFile> weights)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var name in WholeFiles)
        {
            var path = Path.Combine(folder, name);
            if (File.Exists(path))
            {
                var content = File.ReadAllBytes(path);
                Append(hash, name, content.Length, content);
            }
        }

        foreach (var file in weights)
        {
            Append(hash, file.Name, file.Length, file.Header);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // Every part is preceded by its length, so that no two snapshots give the same bytes.
    private static void Append(IncrementalHash hash, string name, long length, ReadOnlySpan<byte> content)
    {
        var nameBytes = Encoding.UTF8.GetBytes(name);
        Span<byte> lengths = stackalloc byte[3 * sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(lengths, nameBytes.Length);
        BinaryPrimitives.WriteInt64LittleEndian(lengths[sizeof(long)..], length);
        BinaryPrimitives.WriteInt64LittleEndian(lengths[(2 * sizeof(long))..], content.Length);
        hash.AppendData(lengths);
        hash.AppendData(nameBytes);
        hash.AppendData(content);
    }
}
