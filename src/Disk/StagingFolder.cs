namespace Surgical.Disk;

/// <summary>
/// A folder beside its goal, in which something is made; renamed when whole, removed otherwise. What a killed program
/// left there is taken over by the next work of the same key, and removed by any other.
/// </summary>
public sealed class StagingFolder : IDisposable
{
    private const string LockName = ".lock";
    private const int KeyDigits = 16;

    private readonly string _goal;
    private readonly string _work;
    private readonly FolderLock _lock;
    private bool _published;

    /// <summary>Makes the folder, or goes on with one that was left.</summary>
    /// <param name="goal">The folder that is to be.</param>
    /// <param name="work">What is being done, one word, which stands in the folder's name.</param>
    /// <param name="key">
    /// Of the work, sixteen characters at least: what killed work of the same key left is gone on with.
    /// </param>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public StagingFolder(string goal, string work, string key)
    {
        (_goal, _work) = (goal, work);
        var parent = Directory.CreateDirectory(Path.GetDirectoryName(goal)!).FullName;
        var mine = $"{Prefix}{key[..KeyDigits]}-";
        if (TakeAbandoned(parent, mine) is var (folder, taken))
        {
            (Folder, _lock) = (folder, taken);
            return;
        }

        (Folder, _lock) = Make(Path.Combine(parent, mine));
    }

    /// <summary>Where things are made.</summary>
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

    /// <summary>Removes the folder, unless it was published.</summary>
    public void Dispose()
    {
        // The lock goes last: work of the same key would take over what is being removed.
        using (_lock)
        {
            if (!_published && Directory.Exists(Folder))
            {
                Directory.Delete(Folder, recursive: true);
            }
        }
    }

    private string Prefix => $".{Path.GetFileName(_goal)}.{_work}-";

    private static (string Folder, FolderLock Taken) Make(string start)
    {
        while (true)
        {
            var folder = Directory.CreateDirectory($"{start}{Guid.NewGuid():N}").FullName;
            try
            {
                // None: another one found the file in the moment before it was locked, and has that folder.
                if (TakeWhereItIs(Path.Combine(folder, LockName), FileMode.CreateNew) is { } taken)
                {
                    return (folder, taken);
                }
            }
            catch (DirectoryNotFoundException)
            {
                // Another one took the folder, still empty, for what a killed one left.
            }
        }
    }

    private (string Folder, FolderLock Taken)? TakeAbandoned(string parent, string mine)
    {
        (string, FolderLock)? found = null;
        foreach (var left in Directory.GetDirectories(parent, $"{Prefix}*"))
        {
            var abandoned = TakeExisting(Path.Combine(left, LockName));
            if (abandoned is not null && found is null
                && Path.GetFileName(left).StartsWith(mine, StringComparison.Ordinal))
            {
                found = (left, abandoned);
            }
            else if (abandoned is not null)
            {
                Directory.Delete(left, recursive: true);
                abandoned.Dispose();
            }
        }

        return found;
    }

    private static FolderLock? TakeExisting(string path)
    {
        try
        {
            return TakeWhereItIs(path, FileMode.Open);
        }
        catch (FileNotFoundException)
        {
            // Killed before it locked the folder; or its owner is about to, and then makes it again.
            RemoveEmpty(Path.GetDirectoryName(path)!);
            return null;
        }
        catch (DirectoryNotFoundException)
        {
            // Its owner has just given it its name.
            return null;
        }
    }

    /// <summary>Null too where the file was removed, with its folder, between being opened and being locked.</summary>
    private static FolderLock? TakeWhereItIs(string path, FileMode mode)
    {
        var taken = FolderLock.TryTake(path, mode);
        if (taken is null || File.Exists(path))
        {
            return taken;
        }

        taken.Dispose();
        return null;
    }

    private static void RemoveEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (IOException)
        {
            // Not empty, or gone.
        }
    }
}
