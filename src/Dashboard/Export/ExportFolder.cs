using System.Text;

namespace Surgical.Dashboard.Export;

/// <summary>A folder that gets its name when all is in it. What a killed export left is cleared by the next.</summary>
internal sealed class ExportFolder : IDisposable
{
    private const string LockName = ".lock";

    private readonly string _goal;
    private readonly string _stage;
    private readonly FileStream _lock;
    private bool _published;

    /// <summary>Makes the folder, under another name beside its goal.</summary>
    /// <exception cref="IOException">It cannot be made, or another export makes it.</exception>
    public ExportFolder(string goal)
    {
        _goal = Path.GetFullPath(Path.TrimEndingDirectorySeparator(goal));
        _stage = Path.Combine(Path.GetDirectoryName(_goal)!, $".{Path.GetFileName(_goal)}.exporting");
        Directory.CreateDirectory(_stage);
        _lock = Lock();
        foreach (var left in new DirectoryInfo(_stage).EnumerateFileSystemInfos().Where(left => left.Name != LockName))
        {
            Delete(left);
        }
    }

    /// <summary>Why a folder cannot be the goal, in words; null where it is absent or empty.</summary>
    public static string? Objection(string goal) =>
        File.Exists(goal) || (Directory.Exists(goal) && Directory.EnumerateFileSystemEntries(goal).Any())
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
    /// <exception cref="IOException">There is no room.</exception>
    public void Write(string text, params string[] parts) => Write(Encoding.UTF8.GetBytes(text), parts);

    /// <summary>Writes a file through to the disk.</summary>
    /// <exception cref="IOException">There is no room.</exception>
    public void Write(ReadOnlySpan<byte> content, params string[] parts)
    {
        using var file =
            new FileStream(Place(parts), FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Gives the folder its name, in one step.</summary>
    /// <exception cref="IOException">Meanwhile the goal holds other things.</exception>
    public void Publish()
    {
        if (Directory.Exists(_goal))
        {
            Directory.Delete(_goal);
        }

        Directory.Move(_stage, _goal);
        _published = true;
        File.Delete(Path.Combine(_goal, LockName));
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (!_published)
        {
            Directory.Delete(_stage, recursive: true);
        }
    }

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
        try
        {
            return new(Path.Combine(_stage, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException busy)
        {
            throw new IOException($"Expected {_goal} for this export alone, but another one is making it.", busy);
        }
    }
}
