using System.Text.RegularExpressions;
using Surgical.Cases.Store.Opening;
using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>
/// Where everything lies that the dashboard keeps. One process at a time; paths never come from a client.
/// </summary>
/// <param name="root">Made when it is opened.</param>
public sealed partial class DataFolder(string root) : IDisposable
{
    private const string DoomedEnd = ".deleted";
    private const string StagingEnd = ".part";

    private readonly string _root = Path.GetFullPath(root);
    private FolderLock? _lock;

    /// <summary>The tables.</summary>
    public string Database => Path.Combine(_root, "surgical.db");

    /// <summary>Key frames by hash.</summary>
    public string Pictures => Path.Combine(_root, "pictures");

    /// <summary>Uploads that are not complete.</summary>
    public string Incoming => Path.Combine(_root, "incoming");

    /// <summary>The file of a picture, there or not.</summary>
    public string Picture(string sha256) => Path.Combine(Pictures, sha256[..2], sha256[2..4], sha256 + ".jpg");

    /// <summary>Files of a case that are there, all of which are whole.</summary>
    public IReadOnlyList<string> FilesOf(string caseId) =>
    [
        Original(caseId),
        .. new[] { Transcoded(caseId), Frames(caseId), Plan(caseId), Fingerprint(caseId), CopyNote(caseId) }
            .Where(File.Exists),
    ];

    /// <summary>What a file of the folder is called in it, with slashes.</summary>
    public string NameOf(string file) => Path.GetRelativePath(_root, file).Replace('\\', '/');

    /// <summary>What was erased and deleted, by number and never by content, for backups that are older.</summary>
    public string Erasures => Path.Combine(_root, "erasures.jsonl");

    /// <summary>There as long as bytes of what was erased may still lie in the files of the database.</summary>
    internal string Unwiped => Path.Combine(_root, "erasures.unfinished");

    /// <summary>What no row of the database knew at some start, a folder for each start.</summary>
    public string Quarantine => Path.Combine(_root, "quarantine");

    /// <summary>By what it knows itself and its database; null before it is marked for the first time.</summary>
    internal string? Id { get; private set; }

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

    /// <summary>Number of the last event of a case that was written.</summary>
    internal string LastEvent(string caseId) => Path.Combine(CaseFolder(caseId), "last-event");

    /// <summary>Says that somebody is at work on the case, or was when the server died.</summary>
    internal string Begun(string caseId) => Path.Combine(CaseFolder(caseId), "begun");

    /// <summary>Where something of a case is made before it takes its place; no two makers have the same.</summary>
    internal static string Staging(string goal) => $"{goal}.{Guid.NewGuid():N}{StagingEnd}";

    /// <summary>Folders of pictures that were moved aside.</summary>
    internal IReadOnlyList<string> PicturesAside => !Directory.Exists(Quarantine) ? [] :
    [
        .. Directory.EnumerateDirectories(Quarantine)
            .SelectMany(IEnumerable<string> (place) =>
                [Path.Combine(place, "pictures"), Path.Combine(place, "damaged")])
            .Where(Directory.Exists),
    ];

    /// <summary>What killed makers left, before anybody makes anything; of older versions, too.</summary>
    internal IReadOnlyList<string> HalfMade() => [.. Directory.EnumerateDirectories(Cases).Append(_root)
        .SelectMany(Directory.EnumerateFiles)
        .Concat(Directory.EnumerateFiles(Pictures, "*.jpg.*", SearchOption.AllDirectories))
        .Where(file => OfAMaker().IsMatch(Path.GetFileName(file)))];

    /// <summary>Everything of one case but its rows and pictures.</summary>
    public string CaseFolder(string caseId) => Path.Combine(Cases, caseId);

    /// <summary>Makes the folder and takes it for this process.</summary>
    /// <exception cref="IOException">
    /// It cannot be made, another process has it, or it is none of ours and left as it is.
    /// </exception>
    public void Open()
    {
        OwnFolder.Require(_root);
        Directory.CreateDirectory(_root);
        _lock = FolderLock.TryTake(Path.Combine(_root, "lock"), FileMode.OpenOrCreate)
            ?? throw new IOException($"Expected {_root} for this process alone, but another one has it open.");
        Directory.CreateDirectory(Incoming);
        Directory.CreateDirectory(Cases);
        Directory.CreateDirectory(Pictures);
        Id = FolderMarker.Read(_root)?.Id;
    }

    /// <summary>Marks it, unless it is marked so already.</summary>
    /// <exception cref="DiskFullException">There is no room.</exception>
    internal void Mark(string id)
    {
        if (Id != id)
        {
            new FolderMarker(id, FolderMarker.Newest).Write(_root);
            Id = id;
        }
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

    /// <summary>Folders that have the name of a case, but of none of these.</summary>
    internal IReadOnlyList<string> Unknown(IReadOnlySet<string> known) => [.. Directory.EnumerateDirectories(Cases)
        .Where(folder => OfACase().IsMatch(Path.GetFileName(folder)) && !known.Contains(Path.GetFileName(folder)))];

    /// <summary>Uploads that never ended, before anybody sends another.</summary>
    internal IReadOnlyList<string> BrokenOff() => [.. Directory.EnumerateFiles(Incoming)
        .Where(upload => OfACase().IsMatch(Path.GetFileName(upload)) && RegularFile.WhyNot(upload) is null)];

    /// <summary>Lets go of it.</summary>
    public void Dispose() => _lock?.Dispose();

    [GeneratedRegex("^[0-9a-f]{16}$")]
    private static partial Regex OfACase();

    [GeneratedRegex(@"^([a-z]+(\.json|\.mp4)?|[0-9a-f]{64}\.jpg)\.[0-9a-f]{32}(\.part)?$")]
    private static partial Regex OfAMaker();
}
