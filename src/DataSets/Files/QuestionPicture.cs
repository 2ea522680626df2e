namespace Surgical.DataSets.Files;

/// <summary>
/// Where the picture of a question lies. The questions may be from anybody, so that no other file is opened.
/// </summary>
public static class QuestionPicture
{
    // As many links as Linux follows (path_resolution(7)).
    private const int MostLinks = 40;

    /// <summary>Follows links, so that the path that comes back has none.</summary>
    /// <param name="questions">The file that names the picture.</param>
    /// <param name="name">The picture's path, relative to that file's folder.</param>
    /// <returns>The path, whether or not there is a file; null where it leads out of the folder.</returns>
    /// <exception cref="IOException">A link cannot be read.</exception>
    public static string? Find(string questions, string name)
    {
        if (name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.GetFullPath(questions))!;
        var path = Path.GetFullPath(Path.Combine(folder, name));
        return IsBelow(folder, path)
            && WithoutLinks(folder) is { } root
            && WithoutLinks(path) is { } picture
            && (IsBelow(root, picture) || IsBlobBeside(root, picture)) ? picture : null;
    }

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(
            Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>
    /// Whether a file is content of the repository that a folder is a snapshot of, in the Hub's cache:
    /// REPOSITORY/blobs/ETAG and REPOSITORY/snapshots/COMMIT, whose files are links to blobs.
    /// </summary>
    /// <remarks>https://huggingface.co/docs/huggingface_hub/guides/manage-cache.</remarks>
    private static bool IsBlobBeside(string folder, string path) =>
        Path.GetDirectoryName(path) is { } blobs
        && Path.GetFileName(blobs) == "blobs"
        && Path.GetDirectoryName(blobs) is { } repository
        && IsBelow(Path.Combine(repository, "snapshots"), folder);

    /// <summary>The path with all its links followed; null where they go round.</summary>
    private static string? WithoutLinks(string path)
    {
        string? rest = path;
        for (var links = 0; links <= MostLinks && rest is not null; links++)
        {
            (path, rest) = (rest, WithoutFirstLink(rest));
        }

        return rest is null ? path : null;
    }

    /// <summary>The path with its first link followed; null where it has none.</summary>
    private static string? WithoutFirstLink(string path)
    {
        var above = Path.GetPathRoot(path)!;
        var parts = path[above.Length..].Split(Path.DirectorySeparatorChar);
        foreach (var (place, part) in parts.Index())
        {
            var step = Path.Combine(above, part);
            if (new FileInfo(step).LinkTarget is { } goal)
            {
                return Path.GetFullPath(Path.Combine([above, goal, .. parts[(place + 1)..]]));
            }

            above = step;
        }

        return null;
    }
}
