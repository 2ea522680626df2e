using Surgical.Disk;

namespace Surgical.Models.Files.Foreign;

/// <summary>What a person named as the folder of a model or an adapter, and is none.</summary>
internal static class FolderContent
{
    // A folder that holds more was hardly meant.
    private const int MostLooked = 10_000;

    // models--OWNER--NAME/snapshots/COMMIT/config.json: a repository of the Hub's cache.
    private const int Deepest = 2;

    private static readonly EnumerationOptions Below = new()
    {
        RecurseSubdirectories = true,
        MaxRecursionDepth = Deepest,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.None,
    };

    /// <summary>What is there, for a message that says what to do.</summary>
    /// <param name="path">That was named.</param>
    /// <param name="otherwise">Where the folder holds nothing known.</param>
    public static string Words(string path, string otherwise)
    {
        if (RegularFile.WhyNot(path) is { } other && !Directory.Exists(path))
        {
            return $"what {other}";
        }

        if (File.Exists(path))
        {
            return ForeignWeights.Among([Path.GetFileName(path)])?.Words ?? "a file; give the folder that it lies in";
        }

        if (!Directory.Exists(path))
        {
            return "no folder";
        }

        return MayBeRead(path)
            ? ForeignWeights.Among(Files(path))?.Words ?? otherwise
            : "a folder that may not be read; see to its permissions";
    }

    private static List<string> Files(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", Below)
            .Take(MostLooked)
            .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/')),
    ];

    private static bool MayBeRead(string folder)
    {
        try
        {
            _ = Directory.EnumerateFileSystemEntries(folder).Any();
            return true;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
    }
}
