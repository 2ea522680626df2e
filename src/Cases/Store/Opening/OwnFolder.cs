using System.Text.RegularExpressions;

namespace Surgical.Cases.Store.Opening;

/// <summary>Tells a data folder of ours from any other, before anything in it is touched.</summary>
internal static partial class OwnFolder
{
    private const int MostNamed = 3;

    private static readonly string[] Folders = ["cases", "incoming", "pictures", "quarantine"];
    private static readonly string[] Files =
    [
        "lock", "surgical.db", "surgical.db-wal", "surgical.db-shm", "erasures.jsonl", "erasures.unfinished",
        FolderMarker.FileName,
    ];

    // https://www.sqlite.org/fileformat.html#the_database_header
    private static readonly byte[] DatabaseBegins = [.. "SQLite format 3\0"u8];

    /// <summary>Returns where a folder is ours, new or empty.</summary>
    /// <param name="root">Need not be there.</param>
    /// <exception cref="IOException">It is another one, or of a newer program; it is as it was.</exception>
    public static void Require(string root)
    {
        if (!Directory.Exists(root))
        {
            return;
        }

        if (FolderMarker.Read(root) is { } marker)
        {
            RequireKnown(root, marker);
        }
        else if (!HasDatabase(root) && !IsAsGoodAsEmpty(root) && !IsOfAnEarlierVersion(root))
        {
            throw new IOException(
                $"{root}: expected an empty folder or one that surgical has made; found others' files "
                + $"({string.Join(", ", Names(root).Take(MostNamed))}). Nothing was changed. Choose another folder "
                + "with --data.");
        }
    }

    private static void RequireKnown(string root, FolderMarker marker)
    {
        if (marker.Version > FolderMarker.Newest)
        {
            throw new IOException(
                $"{root}: expected a data folder of version {FolderMarker.Newest}, found one of version "
                + $"{marker.Version}, made by a newer surgical. Nothing was changed. Start that one.");
        }
    }

    private static bool HasDatabase(string root)
    {
        var path = new FileInfo(Path.Combine(root, "surgical.db"));
        if (!path.Exists || path.Length == 0)
        {
            // A start that was killed leaves an empty one: what lies beside it decides.
            return false;
        }

        using var file = path.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var begins = new byte[DatabaseBegins.Length];
        return file.ReadAtLeast(begins, begins.Length, throwOnEndOfStream: false) == begins.Length
            && begins.SequenceEqual(DatabaseBegins);
    }

    // Of a start that was killed before it had marked the folder.
    private static bool IsAsGoodAsEmpty(string root) => Names(root).All(name =>
        name.StartsWith(FolderMarker.FileName, StringComparison.Ordinal)
        || (Files.Contains(name) && new FileInfo(Path.Combine(root, name)) is { Exists: true, Length: 0 })
        || (Folders.Contains(name) && IsEmptyFolder(Path.Combine(root, name))));

    // Before December 2026 folders had no marker; without its database one is known by all else that it holds.
    private static bool IsOfAnEarlierVersion(string root) =>
        File.Exists(Path.Combine(root, "lock"))
        && Folders[..3].All(name => Directory.Exists(Path.Combine(root, name)))
        && Names(root).All(name => Folders.Contains(name) || Files.Contains(name))
        && Directory.EnumerateFileSystemEntries(Path.Combine(root, "cases"))
            .All(entry => OfACase().IsMatch(Path.GetFileName(entry)));

    private static bool IsEmptyFolder(string path) =>
        Directory.Exists(path) && !Directory.EnumerateFileSystemEntries(path).Any();

    // The root of a disk of its own has a folder that no one has put there.
    private static IEnumerable<string> Names(string root) => Directory.EnumerateFileSystemEntries(root)
        .Select(entry => Path.GetFileName(entry))
        .Where(name => name is not "lost+found")
        .Order(StringComparer.Ordinal);

    [GeneratedRegex("^[0-9a-f]{16}([.]deleted)?$")]
    private static partial Regex OfACase();
}
