using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;
using Surgical.Disk;
using Surgical.Models.Files.Identity;

namespace Surgical.Models.Files.Weights;

/// <summary>
/// A file mapped into memory for reading; symbolic links are followed. Its owner disposes it, and no span of it may be
/// used afterwards.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly SafeMemoryMappedViewHandle _handle;
    private readonly SafeFileHandle _opened;
    private readonly DateTime _written;
    private byte* _start;

    /// <exception cref="IOException">The file is missing, empty or cannot be mapped.</exception>
    public MappedFile(string path)
    {
        var stream = new FileStream(
            RegularFile.At(path), FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        Length = stream.Length;
        if (Length == 0)
        {
            stream.Dispose();
            throw new IOException($"{path} is empty.");
        }

        (Path, _opened, _written) = (path, stream.SafeFileHandle, File.GetLastWriteTimeUtc(stream.SafeFileHandle));
        _file = MemoryMappedFile.CreateFromFile(
            stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        _handle = _view.SafeMemoryMappedViewHandle;
        _handle.AcquirePointer(ref _start);
    }

    /// <summary>As it was named.</summary>
    public string Path { get; }

    /// <summary>
    /// Whether somebody wrote to the file since: what is mapped is then something else, and where it became shorter the
    /// system ends a process that reads beyond. A file that was replaced or removed stays as it is for who has it open.
    /// </summary>
    public bool HasChanged =>
        RandomAccess.GetLength(_opened) != Length || File.GetLastWriteTimeUtc(_opened) != _written;

    /// <summary>Of the file that is mapped, as it is now; null where the system does not tell.</summary>
    public FileStamp? Stamp => FileStamp.Of(_opened);

    /// <summary>Bytes in the file.</summary>
    public long Length { get; }

    /// <summary>Where the byte at <paramref name="offset"/> lies in memory, until this is disposed.</summary>
    public byte* At(long offset)
    {
        ObjectDisposedException.ThrowIf(_start is null, this);
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length);
        return _start + offset;
    }

    /// <summary>A part of the file.</summary>
    public ReadOnlySpan<byte> Bytes(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset + length, Length);
        return new ReadOnlySpan<byte>(At(offset), length);
    }

    public void Dispose()
    {
        if (_start is null)
        {
            return;
        }

        _start = null;
        _handle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
