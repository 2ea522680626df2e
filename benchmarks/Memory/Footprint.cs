using System.Globalization;

namespace Surgical.Benchmarks.Memory;

/// <summary>What this process holds, in bytes. Linux with glibc.</summary>
/// <param name="Resident">Of its memory in RAM.</param>
/// <param name="Anonymous">Of that, what no file backs: all heaps and stacks, but not mapped weights.</param>
/// <param name="Managed">What the garbage collector has of the system.</param>
/// <param name="NativeInUse">What native code has of malloc and not given back.</param>
/// <param name="NativeFree">What was given back to malloc: in RAM only as far as malloc keeps it there.</param>
internal sealed record Footprint(long Resident, long Anonymous, long Managed, long NativeInUse, long NativeFree)
{
    /// <summary>
    /// Taken after a collection that gives everything back that it can: what the collector keeps for the next garbage
    /// goes up and down by tens of megabytes, and would hide what stays.
    /// </summary>
    public static Footprint Now()
    {
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GC.WaitForPendingFinalizers();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        var native = NativeHeap.Read();
        return new Footprint(
            Status("VmRSS:"), Status("RssAnon:"), GC.GetGCMemoryInfo().TotalCommittedBytes, native.InUse, native.Free);
    }

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"resident {Resident / 1e6:F1} MB, anonymous {Anonymous / 1e6:F1} MB (managed {Managed / 1e6:F1}, "
        + $"malloc in use {NativeInUse / 1e6:F1}, free {NativeFree / 1e6:F1})");

    // A line reads "VmRSS:\t  123456 kB": https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
    private static long Status(string name)
    {
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return long.Parse(line[name.Length..^" kB".Length], CultureInfo.InvariantCulture) * 1024;
    }
}
