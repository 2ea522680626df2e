using System.Security.Cryptography;
using System.Text;
using Surgical.ModelImport.Snapshots;
using Surgical.Models.Files;

namespace Surgical.ModelImport.Importing;

/// <summary>Names an import: what is imported, from where, how, and by which version of this importer.</summary>
internal static class ImportKey
{
    /// <param name="snapshot">What is imported.</param>
    /// <param name="manifest">Of its model; the digest in it sees every number.</param>
    /// <returns>64 digits, lower case.</returns>
    public static string Of(Snapshot snapshot, ModelManifest manifest)
    {
        // What the files hold is in the digest; where they lie, what they are called and what is said of them is in the
        // manifest.
        IEnumerable<string> parts =
        [
            manifest.Digest,
            $"{manifest.Format}",
            $"{manifest.Version}",
            .. manifest.Processing.Notes,
            .. snapshot.Sources.Values.Select(file => file.Path),
            .. snapshot.Adapters.SelectMany(adapter => (string[])[adapter.Folder!, adapter.Name, .. adapter.Notes]),
        ];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));
    }
}
