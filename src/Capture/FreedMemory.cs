using System.Runtime.InteropServices;

namespace Surgical.Capture;

/// <summary>Memory that native code has freed and the C library keeps for later.</summary>
internal static unsafe class FreedMemory
{
    private static readonly delegate* unmanaged<nuint, int> Trim = Find();

    /// <summary>
    /// Gives it back to the system; a few milliseconds. glibc keeps it apart for up to eight times as many threads as
    /// there are processors, and every video is decoded by new threads: without this a long run holds the decoder's
    /// memory many times over. Elsewhere nothing happens.
    /// </summary>
    /// <remarks>https://man7.org/linux/man-pages/man3/malloc_trim.3.html</remarks>
    public static void GiveBack()
    {
        if (Trim is not null)
        {
            Trim(0);
        }
    }

    private static delegate* unmanaged<nuint, int> Find() =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out var address)
            ? (delegate* unmanaged<nuint, int>)address
            : null;
}
