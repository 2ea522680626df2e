namespace Surgical.Disk;

/// <summary>Whether a folder takes what is to be written.</summary>
/// <typeparam name="T">The folder, open.</typeparam>
public abstract record FolderClaim<T>
{
    private FolderClaim()
    {
    }

    /// <summary>It was new or empty, or holds the same unfinished or complete.</summary>
    /// <param name="Folder">Open for more; the caller owns it.</param>
    public sealed record Granted(T Folder) : FolderClaim<T>;

    /// <summary>It holds something else, which is left alone.</summary>
    /// <param name="Reason">In words, for people.</param>
    public sealed record Refused(string Reason) : FolderClaim<T>;
}
