using System.Runtime.InteropServices;

namespace Surgical.Benchmarks.Memory;

/// <summary>What glibc says of malloc, all arenas together, in bytes.</summary>
/// <param name="InUse">Given out, mapped blocks included.</param>
/// <param name="Free">Given back, and kept for the next.</param>
internal sealed partial record NativeHeap(long InUse, long Free)
{
    public static NativeHeap Read()
    {
        var info = MallInfo2();
        return new NativeHeap((long)(info.InUse + info.Mapped), (long)info.Free);
    }

    [LibraryImport("libc", EntryPoint = "mallinfo2")]
    private static partial Info MallInfo2();

    // struct mallinfo2: https://man7.org/linux/man-pages/man3/mallinfo.3.html
    [StructLayout(LayoutKind.Sequential)]
    private struct Info
    {
        public nuint Arena;
        public nuint FreeChunks;
        public nuint FastChunks;
        public nuint MappedBlocks;
        public nuint Mapped;
        public nuint MostAllocated;
        public nuint FastFree;
        public nuint InUse;
        public nuint Free;
        public nuint Top;
    }
}
