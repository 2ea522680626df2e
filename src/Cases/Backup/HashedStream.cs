using System.Security.Cryptography;

namespace Surgical.Cases.Backup;

/// <summary>Hashes a file as somebody else reads it, once, from its beginning to its end.</summary>
/// <param name="file">Owned.</param>
internal sealed class HashedStream(FileStream file) : Stream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly long _length = file.Length;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    /// <summary>When it was opened: what is appended meanwhile belongs to no backup.</summary>
    public override long Length => _length;

    public override long Position { get; set; }

    /// <summary>Of what was read.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public override int Read(Span<byte> buffer)
    {
        var read = file.Read(buffer[..(int)Math.Min(buffer.Length, _length - Position)]);
        _hash.AppendData(buffer[..read]);
        Position += read;
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await file.ReadAsync(
            buffer[..(int)Math.Min(buffer.Length, _length - Position)], cancellationToken);
        _hash.AppendData(buffer.Span[..read]);
        Position += read;
        return read;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
            file.Dispose();
        }

        base.Dispose(disposing);
    }
}
