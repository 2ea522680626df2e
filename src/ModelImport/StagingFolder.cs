namespace Surgical.ModelImport;

/// <summary>
/// A folder beside its goal, in which a model is made; renamed when whole, removed otherwise. What killed imports left
/// there is removed too.
/// </summary>
internal sealed class StagingFolder : IDisposable
{
    private const string LockName = ".lock";

    private readonly string _goal;
    private readonly FolderLock _lock;
    private bool _published;

    /// <exception cref="IOException">The folder cannot be made.</exception>
    public StagingFolder(string goal)
    {
        _goal = goal;
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(goal)!).FullName;
        RemoveAbandoned(parent);
        Folder = Path.Combine(parent, $"{Prefix}{Guid.NewGuid():N}");
        Directory.CreateDirectory(Folder);
        _lock = FolderLock.TryTake(Path.Combine(Folder, LockName), FileMode.CreateNew)
            ?? throw new IOException($"{Folder} is in use by another process.");
    }

    public string Folder { get; }

    /// <summary>Makes the folder's content the goal's, in one step. The goal must be absent or empty.</summary>
    public void Publish()
    {
        if (Directory.Exists(_goal))
        {
            Directory.Delete(_goal);
        }

        Directory.Move(Folder, _goal);
        _published = true;
        File.Delete(Path.Combine(_goal, LockName));
    }

    public void Dispose()
    {
        _lock.Dispose();
        if (!_published && Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }
    }

    private string Prefix => $".{Path.GetFileName(_goal)}.importing-";

    private void RemoveAbandoned(string parent)
    {
        foreach (var left in Directory.EnumerateDirectories(parent, $"{Prefix}*"))
        {
            using var abandoned = TakeExisting(Path.Combine(left, LockName));
            if (abandoned is not null)
            {
                Directory.Delete(left, recursive: true);
            }
        }
    }

    private static FolderLock? TakeExisting(string path)
    {
        try
        {
            return FolderLock.TryTake(path, FileMode.Open);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Its owner has not yet locked the folder, or has just given it its name.
            return null;
        }
    }
}
