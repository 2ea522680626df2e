using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>
/// Where everything lies that the dashboard keeps. One process at a time; paths never come from a client.
/// </summary>
/// <param name="root">Made when it is opened.</param>
public sealed class DataFolder(string root) : IDisposable
{
    private const string DoomedEnd = ".deleted";

    private readonly string _root = Path.GetFullPath(root);
    private FolderLock? _lock;

    /// <summary>The tables.</summary>
    public string Database => Path.Combine(_root, "surgical.db");

    /// <summary>Key frames by hash.</summary>
    public string Pictures => Path.Combine(_root, "pictures");

    /// <summary>Uploads that are not complete. Emptied at every start.</summary>
    public string Incoming => Path.Combine(_root, "incoming");

    /// <summary>What was erased and deleted, by number and never by content, for backups that are older.</summary>
    public string Erasures => Path.Combine(_root, "erasures.jsonl");

    private string Cases => Path.Combine(_root, "cases");

    /// <summary>The video of a case as it came.</summary>
    public string Original(string caseId) => Path.Combine(CaseFolder(caseId), "original");

    /// <summary>The video of a case that browsers play, where it is not the original.</summary>
    public string Transcoded(string caseId) => Path.Combine(CaseFolder(caseId), "played.mp4");

    /// <summary>What is played.</summary>
    public string Played(string caseId, bool transcoded) => transcoded ? Transcoded(caseId) : Original(caseId);

    /// <summary>What is analysed: the original, but for cases that have no plan of it.</summary>
    public string Analysed(string caseId, bool transcoded) =>
        File.Exists(Plan(caseId)) ? Original(caseId) : Played(caseId, transcoded);

    /// <summary>Presentation times of the played video, as the page gets them.</summary>
    public string Frames(string caseId) => Path.Combine(CaseFolder(caseId), "frames.json");

    /// <summary>
    /// How the original is read. Cases from before December 2026 have none: what was played of them was analysed.
    /// </summary>
    public string Plan(string caseId) => Path.Combine(CaseFolder(caseId), "plan.json");

    /// <summary>By what the pictures of the played video are known again, where somebody had to know.</summary>
    public string Fingerprint(string caseId) => Path.Combine(CaseFolder(caseId), "fingerprint.json");

    /// <summary>What the copy for browsers is, so that another one in its place is noticed.</summary>
    public string CopyNote(string caseId) => Path.Combine(CaseFolder(caseId), "played.json");

    /// <summary>Everything of one case but its rows and pictures.</summary>
    public string CaseFolder(string caseId) => Path.Combine(Cases, caseId);

    /// <summary>Makes the folder, takes it for this process and clears away uploads that never ended.</summary>
    /// <exception cref="IOException">It cannot be made, or another process has it.</exception>
    public void Open()
    {
        Directory.CreateDirectory(_root);
        _lock = FolderLock.TryTake(Path.Combine(_root, "lock"), FileMode.OpenOrCreate)
            ?? throw new IOException($"Expected {_root} for this process alone, but another one has it open.");
        if (Directory.Exists(Incoming))
        {
            Directory.Delete(Incoming, recursive: true);
        }

        Directory.CreateDirectory(Incoming);
        Directory.CreateDirectory(Cases);
        Directory.CreateDirectory(Pictures);
    }

    /// <summary>Cases that were marked as deleted in their folders' names.</summary>
    internal IReadOnlyList<string> Doomed =>
        [.. Directory.EnumerateDirectories(Cases, "*" + DoomedEnd).Select(Path.GetFileNameWithoutExtension)!];

    /// <summary>
    /// Marks a case as deleted in its folder's name, which needs no room on the disk, and removes all that is in it.
    /// </summary>
    /// <returns>Bytes of its files; null where there is no folder to be marked.</returns>
    internal long? Doom(string caseId)
    {
        if (!Directory.Exists(CaseFolder(caseId)))
        {
            return null;
        }

        var doomed = CaseFolder(caseId) + DoomedEnd;
        Directory.Move(CaseFolder(caseId), doomed);
        var bytes = Remove(new DirectoryInfo(doomed));
        Directory.CreateDirectory(doomed);
        return bytes;
    }

    /// <summary>Removes the folder of a case with all that is in it.</summary>
    /// <returns>Bytes of its files; links count nothing, and what they lead to stays.</returns>
    /// <exception cref="IOException">Something cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">Something may not be removed.</exception>
    internal long Remove(string caseId) =>
        Remove(new DirectoryInfo(CaseFolder(caseId))) + Remove(new DirectoryInfo(CaseFolder(caseId) + DoomedEnd));

    private static long Remove(DirectoryInfo folder)
    {
        if (!folder.Exists)
        {
            return 0;
        }

        var bytes = folder.EnumerateFiles("*", SearchOption.AllDirectories)
            .Where(file => file.LinkTarget is null)
            .Sum(file => file.Length);
        folder.Delete(recursive: true);
        return bytes;
    }

    /// <summary>Deletes the folders of cases that were never entered in the store.</summary>
    public void Sweep(IReadOnlySet<string> known)
    {
        foreach (var folder in Directory.EnumerateDirectories(Cases).Where(f => !known.Contains(Path.GetFileName(f))))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Lets go of it.</summary>
    public void Dispose() => _lock?.Dispose();
}
