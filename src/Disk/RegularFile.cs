using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Surgical.Disk;

/// <summary>
/// Tells files that hold bytes from what only looks like one in a folder. To open a FIFO waits until somebody writes
/// to it, and a device may never end: whoever opens what a person named asks here first.
/// </summary>
public static partial class RegularFile
{
    // https://man7.org/linux/man-pages/man2/statx.2.html; the structure is the same on every processor.
    private const string Library = "libc";
    private const int FromWorkingFolder = -100;
    private const uint WantedType = 1;
    private const int StructureSize = 256;
    private const int MaskAt = 0;
    private const int ModeAt = 28;

    // https://man7.org/linux/man-pages/man7/inode.7.html
    private const int TypeMask = 0xF000;

    /// <summary>
    /// What a path leads to where it is no regular file: "is a FIFO", "is a device", "is a socket", "is a folder".
    /// Opens nothing; symbolic links are followed.
    /// </summary>
    /// <returns>Null for a regular file, for none, and where the system does not tell.</returns>
    public static string? WhyNot(string path) => (TypeOf(path) & TypeMask) switch
    {
        0x1000 => "is a FIFO",
        0x2000 or 0x6000 => "is a device",
        0x4000 => "is a folder",
        0xC000 => "is a socket",
        _ => null,
    };

    /// <summary>The path itself, for whoever opens it next.</summary>
    /// <exception cref="IOException">It leads to something else than a regular file.</exception>
    public static string At(string path) =>
        WhyNot(path) is { } other ? throw new IOException($"{path} {other}; a file was expected.") : path;

    private static int TypeOf(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return 0;
        }

        Span<byte> found = stackalloc byte[StructureSize];
        try
        {
            return Ask(FromWorkingFolder, path, 0, WantedType, found) == 0
                && (BinaryPrimitives.ReadUInt32LittleEndian(found[MaskAt..]) & WantedType) != 0
                ? BinaryPrimitives.ReadUInt16LittleEndian(found[ModeAt..])
                : 0;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than 2018.
            return 0;
        }
    }

    [LibraryImport(Library, EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int folder, string path, int flags, uint mask, Span<byte> found);
}
