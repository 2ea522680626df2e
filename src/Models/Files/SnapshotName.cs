namespace Surgical.Models.Files;

/// <summary>What to call a snapshot.</summary>
internal static class SnapshotName
{
    private const string CachePrefix = "models--";

    /// <summary>
    /// "org/name" for a folder of Hugging Face's cache (models--org--name/snapshots/REVISION), else the folder's own
    /// name.
    /// </summary>
    public static string Of(string folder)
    {
        var path = new DirectoryInfo(folder);
        return path.Parent is { Name: "snapshots", Parent.Name: var repository }
            && repository.StartsWith(CachePrefix, StringComparison.Ordinal)
            ? repository[CachePrefix.Length..].Replace("--", "/", StringComparison.Ordinal)
            : path.Name;
    }
}
