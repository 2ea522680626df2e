using Surgical.ModelImport.Snapshots;

namespace Surgical.ModelImport.Hub.Cache;

/// <summary>
/// A repository in the Hub's cache: blobs/ETAG, snapshots/COMMIT/FILE as relative links to them, refs/REVISION,
/// trees/COMMIT.json, all laid out as huggingface_hub does.
/// </summary>
/// <remarks>https://huggingface.co/docs/huggingface_hub/guides/manage-cache.</remarks>
internal sealed class CachedRepository(string cache, RepositoryName name)
{
    private readonly string _folder = Path.Combine(cache, name.Folder);

    /// <summary>Where the content of a file is, or will be.</summary>
    public string Blob(HubFile file) => Path.Combine(_folder, "blobs", file.Etag);

    /// <summary>Held while a blob is made; huggingface_hub takes the same lock.</summary>
    public string Lock(HubFile file) => Path.Combine(cache, ".locks", name.Folder, $"{file.Etag}.lock");

    public string Snapshot(string commit) => Path.Combine(_folder, "snapshots", commit);

    /// <summary>The commit that the revision was when it was last pulled; null when it never was.</summary>
    public string? KnownCommit()
    {
        if (name.IsCommit)
        {
            return name.Revision;
        }

        var path = Reference;
        var commit = File.Exists(path) ? File.ReadAllText(path).Trim() : "";
        return RepositoryName.IsCommitId(commit) ? commit : null;
    }

    /// <summary>Whether the content of a file is there; its digest was checked when it got its name.</summary>
    public bool Has(HubFile file) => new FileInfo(Blob(file)) is { Exists: true } blob && blob.Length == file.Size;

    /// <summary>Bytes of a file that an earlier pull left, to go on from.</summary>
    public long Begun(HubFile file) =>
        new FileInfo(BlobPart.PathFor(Blob(file))) is { Exists: true } part && part.Length <= file.Size
            ? part.Length
            : 0;

    /// <summary>The list of a commit's files; null where it is not known.</summary>
    public IReadOnlyList<HubFile>? Tree(string commit) => HubTree.Read(TreePath(commit));

    public void KeepTree(string commit, IEnumerable<HubFile> files) => Write(TreePath(commit), HubTree.Write(files));

    /// <summary>Whether every file stands in the snapshot.</summary>
    public bool IsWhole(string commit, IEnumerable<HubFile> files) => files.All(file =>
        new FileInfo(Path.Combine(Snapshot(commit), file.Path)) is { Exists: true } link
        && (link.ResolveLinkTarget(returnFinalTarget: true) ?? link) is FileInfo { Exists: true } content
        && content.Length == file.Size);

    /// <summary>Gives files whose content is there their names, then the revision its commit.</summary>
    public void Publish(string commit, IEnumerable<HubFile> files)
    {
        foreach (var file in files)
        {
            var link = Path.Combine(Snapshot(commit), file.Path);
            var folder = Directory.CreateDirectory(Path.GetDirectoryName(link)!).FullName;
            var made = Beside(link);
            File.CreateSymbolicLink(made, Path.GetRelativePath(folder, Blob(file)));
            File.Move(made, link, overwrite: true);
        }

        if (name.Revision != commit)
        {
            Write(Reference, System.Text.Encoding.ASCII.GetBytes(commit));
        }
    }

    private string Reference => Path.Combine(_folder, "refs", name.Revision);

    private string TreePath(string commit) => Path.Combine(_folder, "trees", $"{commit}.json");

    // Under another name first: whoever reads sees the old content or the new.
    private static void Write(string path, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var made = Beside(path);
        File.WriteAllBytes(made, content);
        File.Move(made, path, overwrite: true);
    }

    private static string Beside(string path) => $"{path}.{Guid.NewGuid():N}.tmp";
}
