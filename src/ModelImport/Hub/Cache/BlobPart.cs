namespace Surgical.ModelImport.Hub.Cache;

/// <summary>
/// A blob on its way, in blobs/ETAG.incomplete: it gets its name only when its digest is right, so that no kill leaves
/// a file that looks whole. For one thread; its owner holds the blob's lock.
/// </summary>
internal sealed class BlobPart : IDisposable
{
    private const int BufferSize = 1 << 20;

    private readonly HubFile _file;
    private readonly string _blob;
    private readonly FileStream _stream;
    private readonly ContentHash _hash;

    private BlobPart(HubFile file, string blob, FileStream stream, ContentHash hash) =>
        (_file, _blob, _stream, _hash) = (file, blob, stream, hash);

    /// <summary>Bytes that are there.</summary>
    public long Length { get; private set; }

    /// <summary>Where the part of a blob is kept.</summary>
    public static string PathFor(string blob) => $"{blob}.incomplete";

    /// <summary>Opens what an earlier pull left, or begins.</summary>
    /// <param name="file">What it will be.</param>
    /// <param name="blob">Its path when it is whole.</param>
    /// <param name="cancellationToken">Stops the reading of what is there.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public static BlobPart Open(HubFile file, string blob, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(blob)!);
        var stream = new FileStream(
            PathFor(blob), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
        var part = new BlobPart(file, blob, stream, new ContentHash(file));
        try
        {
            part.ReadBack(cancellationToken);
            return part;
        }
        catch
        {
            part.Dispose();
            throw;
        }
    }

    /// <summary>Adds the next bytes.</summary>
    /// <returns>False when they are more than the file has; none of them is kept.</returns>
    public bool TryAppend(ReadOnlySpan<byte> content)
    {
        if (Length + content.Length > _file.Size)
        {
            return false;
        }

        _stream.Write(content);
        _hash.Append(content);
        Length += content.Length;
        return true;
    }

    /// <summary>Throws away what is there.</summary>
    public void Restart()
    {
        _stream.SetLength(0);
        _hash.Restart();
        Length = 0;
    }

    /// <summary>Gives the blob its name, if it is the file.</summary>
    /// <returns>Null; or the digest that came instead, after which the part is empty.</returns>
    public string? Finish()
    {
        var digest = _hash.Finish();
        if (digest != _file.Etag)
        {
            Restart();
            return digest;
        }

        _stream.Flush(flushToDisk: true);
        File.Move(PathFor(_blob), _blob, overwrite: true);
        return null;
    }

    public void Dispose()
    {
        _stream.Dispose();
        _hash.Dispose();
    }

    private void ReadBack(CancellationToken cancellationToken)
    {
        if (_stream.Length > _file.Size)
        {
            Restart();
        }

        var buffer = new byte[BufferSize];
        while (_stream.Read(buffer) is var read and > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            _hash.Append(buffer.AsSpan(0, read));
            Length += read;
        }
    }
}
