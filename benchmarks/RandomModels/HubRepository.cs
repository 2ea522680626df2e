using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>
/// A model repository in the layout of the Hub's cache: blobs named by their digest, and links to them in the folder of
/// a revision (https://huggingface.co/docs/huggingface_hub/guides/manage-cache).
/// </summary>
internal sealed class HubRepository
{
    private readonly string _root;
    private readonly string _revision;

    /// <param name="hub">Folder of the cache.</param>
    /// <param name="name">As in org/name.</param>
    /// <param name="revision">40 hexadecimal digits.</param>
    /// <exception cref="IOException">The repository is there already.</exception>
    public HubRepository(string hub, string name, string revision)
    {
        _revision = revision;
        _root = Path.GetFullPath(Path.Combine(hub, $"models--{name.Replace("/", "--", StringComparison.Ordinal)}"));
        if (Directory.Exists(_root))
        {
            throw new IOException($"{_root}: expected a new repository, came one that is there already.");
        }

        Snapshot = Path.Combine(_root, "snapshots", revision);
        Directory.CreateDirectory(Path.Combine(_root, "blobs"));
        Directory.CreateDirectory(Snapshot);
    }

    /// <summary>Folder of the revision.</summary>
    public string Snapshot { get; }

    /// <summary>Adds a small file, which git keeps: its blob has git's digest of it.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "The name that git gives it; nothing trusts it.")]
    public void AddSmall(string name, byte[] content)
    {
        byte[] git = [.. Encoding.ASCII.GetBytes($"blob {content.Length}\0"), .. content];
        var digest = Convert.ToHexStringLower(SHA1.HashData(git));
        File.WriteAllBytes(BlobPath(digest), content);
        Link(name, digest);
    }

    /// <summary>Adds a large file, which git-lfs keeps: its blob has the SHA-256 of it.</summary>
    public void AddLarge(string name, IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var unfinished = BlobPath($"{name}.incomplete");
        using (var file = File.Create(unfinished, bufferSize: 0))
        {
            foreach (var piece in pieces)
            {
                hash.AppendData(piece.Span);
                file.Write(piece.Span);
            }
        }

        var digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        File.Move(unfinished, BlobPath(digest));
        Link(name, digest);
    }

    /// <summary>Makes the revision that of the branch main: the repository is whole.</summary>
    public void Finish()
    {
        var references = Directory.CreateDirectory(Path.Combine(_root, "refs"));
        File.WriteAllText(Path.Combine(references.FullName, "main"), _revision);
    }

    /// <summary>Removes the repository with all that was added.</summary>
    public void Delete() => Directory.Delete(_root, recursive: true);

    private string BlobPath(string name) => Path.Combine(_root, "blobs", name);

    private void Link(string name, string digest) =>
        File.CreateSymbolicLink(Path.Combine(Snapshot, name), Path.Combine("..", "..", "blobs", digest));
}
