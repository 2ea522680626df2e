using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Importing;

/// <summary>Names an import: what is imported, how, and by which version of this importer.</summary>
internal static class ImportKey
{
    /// <returns>64 digits, lower case.</returns>
    /// <remarks>
    /// The digest does not see the weights themselves. Whose files they are and when they were last written tells a
    /// fine-tune from its base, and an edited file from the one that was imported, without reading gigabytes.
    /// </remarks>
    public static string Of(Snapshot snapshot, ModelFormat format)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{snapshot.Digest}\0{format}\0"));
        Span<byte> number = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(number, ModelManifest.NewestVersion);
        hash.AppendData(number);
        foreach (var file in snapshot.Sources.Values)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, file.Written.Ticks);
            hash.AppendData(number);
            hash.AppendData(Encoding.UTF8.GetBytes($"{file.Path}\0"));
        }

        // A note that changed is to be read too.
        foreach (var note in snapshot.Processing.Notes)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{note}\0"));
        }

        // What they hold is in the digest; where they lie and what they are called is in the manifest.
        foreach (var adapter in snapshot.Adapters)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{adapter.Folder}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
