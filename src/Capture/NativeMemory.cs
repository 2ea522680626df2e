using System.Runtime.InteropServices;

namespace Surgical.Capture;

/// <summary>
/// Keeps what native code has freed from piling up. glibc has a heap for every thread, up to eight a processor, and
/// with the first large block that is freed it begins to keep large blocks, up to 64 MB a heap. Every video is decoded
/// by new threads: a long run would hold the decoder's memory many times over. With another C library nothing happens.
/// </summary>
public static unsafe class NativeMemory
{
    // Parameters of mallopt: https://man7.org/linux/man-pages/man3/mallopt.3.html
    private const int TrimThreshold = -1;
    private const int MapThreshold = -3;

    // What both begin with. Setting them keeps them from growing.
    private const int InitialThreshold = 128 * 1024;

    private static readonly delegate* unmanaged<int, int, int> Set =
        (delegate* unmanaged<int, int, int>)Find("mallopt");

    /// <summary>
    /// Has large blocks go back to the system as soon as they are freed. To be called first in a program.
    /// </summary>
    public static void GiveBackLargeBlocks()
    {
        if (Set is not null)
        {
            Set(MapThreshold, InitialThreshold);
            Set(TrimThreshold, InitialThreshold);
        }
    }

    private static nint Find(string name) =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), name, out var address) ? address : 0;
}
