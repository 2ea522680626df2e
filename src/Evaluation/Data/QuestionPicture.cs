namespace Surgical.Evaluation.Data;

/// <summary>
/// Where the picture of a question lies. The questions may be from anybody, so that no other file is opened.
/// </summary>
internal static class QuestionPicture
{
    // As many links as Linux follows (path_resolution(7)).
    private const int MostLinks = 40;

    /// <summary>Follows links, so that the path that comes back has none below the folder of the questions.</summary>
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
        string? path = Path.GetFullPath(Path.Combine(folder, name));
        for (var links = 0; links <= MostLinks; links++)
        {
            if (!IsBelow(folder, path))
            {
                return null;
            }

            if (WithoutFirstLink(folder, path) is not { } goal)
            {
                return path;
            }

            path = goal;
        }

        return null;
    }

    private static bool IsBelow(string folder, string path) =>
        path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path with its first link below the folder followed; null where it has none.</summary>
    private static string? WithoutFirstLink(string folder, string path)
    {
        var parts = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar);
        var above = folder;
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
