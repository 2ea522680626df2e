using System.Text;
using Surgical.Disk;

namespace Surgical.Cases.Export;

/// <summary>
/// A folder that has everything at once or nothing: made under another name, which it loses when all is in it. What a
/// killed export left is cleared by the next.
/// </summary>
public sealed class ExportFolder : IDisposable
{
    private const string LockName = ".lock";
    private const string StageName = ".exporting";

    private readonly string _goal;
    private readonly string _stage;
    private readonly FileStream _lock;
    private readonly bool _isInside;
    private bool _published;

    /// <summary>Makes the folder: beside its goal, or inside of a goal that is there.</summary>
    /// <exception cref="IOException">It cannot be made, or another export makes it.</exception>
    public ExportFolder(string goal)
    {
        _goal = Path.GetFullPath(Path.TrimEndingDirectorySeparator(goal));

        // A folder that is there may be a disk of its own, a link, or where somebody's shell stands: it stays.
        _isInside = Directory.Exists(_goal);
        _stage = _isInside
            ? Path.Combine(_goal, StageName)
            : Path.Combine(Path.GetDirectoryName(_goal)!, $".{Path.GetFileName(_goal)}{StageName}");
        Directory.CreateDirectory(_stage);
        _lock = Lock();
        foreach (var left in new DirectoryInfo(_stage).EnumerateFileSystemInfos().Where(left => left.Name != LockName))
        {
            Delete(left);
        }
    }

    /// <summary>Why a folder cannot be the goal, in words; null where it is absent or empty.</summary>
    public static string? Objection(string goal) =>
        File.Exists(goal) || (Directory.Exists(goal) && Entries(goal).Any())
            ? $"Expected a new or an empty folder for --out; {goal} holds other things."
            : null;

    /// <summary>Where a file is made; the folders above it are there.</summary>
    /// <param name="parts">Folders and name.</param>
    public string Place(params string[] parts)
    {
        var place = Path.Combine([_stage, .. parts]);
        Directory.CreateDirectory(Path.GetDirectoryName(place)!);
        return place;
    }

    /// <summary>Writes a text through to the disk.</summary>
    /// <exception cref="DiskFullException">There is no room.</exception>
    public void Write(string text, params string[] parts) => Write(Encoding.UTF8.GetBytes(text), parts);

    /// <summary>Writes a file through to the disk.</summary>
    /// <exception cref="DiskFullException">There is no room.</exception>
    public void Write(ReadOnlySpan<byte> content, params string[] parts)
    {
        using var file =
            new FileStream(Place(parts), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        DurableWrite.Append(file, content);
    }

    /// <summary>Gives the folder its name in one step; a goal that was there gets the record last of all.</summary>
    /// <exception cref="IOException">Meanwhile the goal holds other things.</exception>
    public void Publish()
    {
        if (Objection(_goal) is { } objection)
        {
            throw new IOException(objection);
        }

        if (_isInside)
        {
            foreach (var name in Entries(_stage).OrderBy(name => name == CaseExport.RecordName))
            {
                Directory.Move(Path.Combine(_stage, name), Path.Combine(_goal, name));
            }

            return;
        }

        Directory.Move(_stage, _goal);
        _published = true;
        File.Delete(Path.Combine(_goal, LockName));
    }

    /// <summary>Removes what was made, unless it was published.</summary>
    public void Dispose()
    {
        // The lock goes last: an export to the same goal would fill what is being removed.
        using (_lock)
        {
            if (!_published)
            {
                Directory.Delete(_stage, recursive: true);
            }
        }
    }

    private static IEnumerable<string> Entries(string folder) => Directory.EnumerateFileSystemEntries(folder)
        .Select(entry => Path.GetFileName(entry))
        .Where(name => name is not (StageName or LockName));

    private static void Delete(FileSystemInfo left)
    {
        if (left is DirectoryInfo folder)
        {
            folder.Delete(recursive: true);
        }
        else
        {
            left.Delete();
        }
    }

    private FileStream Lock()
    {
        var place = Path.Combine(_stage, LockName);
        try
        {
            var taken = new FileStream(place, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            if (File.Exists(place))
            {
                return taken;
            }

            taken.Dispose();
            throw new IOException("The other one has just removed it.");
        }
        catch (IOException busy)
        {
            throw new IOException($"Expected {_goal} for this export alone, but another one is making it.", busy);
        }
    }
}
