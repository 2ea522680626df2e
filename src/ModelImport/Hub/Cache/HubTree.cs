using System.Text.Json;
using System.Text.Json.Serialization;

namespace Surgical.ModelImport.Hub.Cache;

/// <summary>
/// A commit's list of files, kept in the cache as huggingface_hub keeps it (trees/COMMIT.json), so that a snapshot can
/// be known to be whole without asking.
/// </summary>
internal static class HubTree
{
    private const int FormatVersion = 1;

    /// <summary>The list that a file holds; null when there is none that can be read, which is no error.</summary>
    public static IReadOnlyList<HubFile>? Read(string path)
    {
        try
        {
            var stored = JsonSerializer.Deserialize(File.ReadAllBytes(path), HubTreeJson.Default.StoredTree);
            IReadOnlyList<HubFile> files = [.. (stored?.Files ?? []).Select(file => file.Value.Named(file.Key))];
            return stored?.FormatVersion == FormatVersion && files.Count > 0 && files.All(file => file.IsSound)
                ? files
                : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    public static byte[] Write(IEnumerable<HubFile> files)
    {
        SortedDictionary<string, StoredFile> stored = new(StringComparer.Ordinal);
        foreach (var file in files)
        {
            stored[file.Path] = new(file.Size, file.BlobId, file.Sha256, file.Sha256 is null ? null : file.Size);
        }

        return JsonSerializer.SerializeToUtf8Bytes(
            new StoredTree(FormatVersion, stored), HubTreeJson.Default.StoredTree);
    }
}

/// <summary>trees/COMMIT.json.</summary>
internal sealed record StoredTree(int FormatVersion, SortedDictionary<string, StoredFile>? Files);

/// <summary>One file of it.</summary>
internal sealed record StoredFile(long Size, string BlobId, string? LfsSha256, long? LfsSize)
{
    public HubFile Named(string path) => new(path, LfsSize ?? Size, BlobId ?? "", LfsSha256);
}

/// <summary>How it is spelled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true)]
[JsonSerializable(typeof(StoredTree))]
internal sealed partial class HubTreeJson : JsonSerializerContext;
