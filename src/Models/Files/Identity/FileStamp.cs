using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Surgical.Models.Files.Identity;

/// <summary>
/// What the system alone writes down of a file. Whoever copies a file can give the copy its size and the time it was
/// written; its number, and when anything of it last changed, nobody can.
/// </summary>
/// <param name="Number">Of the file within its file system (inode).</param>
/// <param name="ChangedSeconds">When content, name or rights last changed (ctime), seconds since 1970.</param>
/// <param name="ChangedNanoseconds">The rest of it.</param>
public readonly partial record struct FileStamp(ulong Number, long ChangedSeconds, uint ChangedNanoseconds)
{
    // https://man7.org/linux/man-pages/man2/statx.2.html; the structure is the same on every processor.
    private const string Library = "libc";
    private const int EmptyPath = 0x1000;
    private const uint Wanted = 0x100 | 0x80;
    private const int StructureSize = 256;
    private const int MaskAt = 0;
    private const int NumberAt = 32;
    private const int SecondsAt = 96;
    private const int NanosecondsAt = 104;

    /// <summary>Of an open file; null where the system does not tell, and the file must be read.</summary>
    internal static FileStamp? Of(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            return null;
        }

        Span<byte> found = stackalloc byte[StructureSize];
        try
        {
            return Ask(file, string.Empty, EmptyPath, Wanted, found) == 0
                && (BinaryPrimitives.ReadUInt32LittleEndian(found[MaskAt..]) & Wanted) == Wanted
                ? new FileStamp(
                    BinaryPrimitives.ReadUInt64LittleEndian(found[NumberAt..]),
                    BinaryPrimitives.ReadInt64LittleEndian(found[SecondsAt..]),
                    BinaryPrimitives.ReadUInt32LittleEndian(found[NanosecondsAt..]))
                : null;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than 2018.
            return null;
        }
    }

    [LibraryImport(Library, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(SafeFileHandle folder, string path, int flags, uint mask, Span<byte> found);
}
