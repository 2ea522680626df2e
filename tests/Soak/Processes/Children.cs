using System.Diagnostics;
using System.Globalization;

namespace Surgical.Soak.Processes;

/// <summary>Starting a child and coming to its end leaves nothing open and nothing kept.</summary>
/// <param name="child">Starts one, uses it and ends it; numbered from 0.</param>
internal sealed class Children(Func<int, CancellationToken, Task> child)
{
    // What the first ones load and fill is no leak.
    private const int WarmUp = 20;

    // Pipes of the running child and of one that the runtime has yet to close.
    private const int HandlesAtOnce = 12;

    // A leak of a buffer of one pipe's size (64 KB) each would be 64 MB in 1,000.
    private const double MegabytesKept = 16;

    public async Task<Finding> RunAsync(Course course, CancellationToken cancellationToken)
    {
        await RepeatAsync(WarmUp, course with { Progress = TextWriter.Null }, cancellationToken);
        var (handles, before) = (Handles(), Megabytes());
        var most = await RepeatAsync(course.Count, course, cancellationToken);
        var kept = Megabytes() - before;
        var left = Handles();
        var open = $"handles {handles} before, {most} at most, {left} after";
        return new(
            most - handles <= HandlesAtOnce && left <= handles && kept <= MegabytesKept,
            string.Create(CultureInfo.InvariantCulture, $"{course.Count} children: {open}; {kept:+0.0;-0.0} MB"));
    }

    // Counted after each and without collecting: a handle that waits for a finalizer is a leak, too.
    private async Task<int> RepeatAsync(int count, Course course, CancellationToken cancellationToken)
    {
        var most = 0;
        for (var i = 0; i < count; i++)
        {
            await child(i, cancellationToken);
            most = Math.Max(most, Handles());
            if ((i + 1) % 100 == 0)
            {
                course.Progress.WriteLine($"{i + 1} of {count} children, {most} handles at most");
            }
        }

        return most;
    }

    // Pipes, sockets and what else has no path: files are the runtime's, which opens its parts when it meets them.
    private static int Handles() => new DirectoryInfo("/proc/self/fd")
        .EnumerateFiles()
        .Count(handle => handle.LinkTarget is { } target && !Path.IsPathRooted(target));

    // What lives, and all that is not the collector's: how much room it holds ready is its own affair.
    private static double Megabytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var self = Process.GetCurrentProcess();
        var managed = GC.GetGCMemoryInfo();
        return (self.WorkingSet64 - managed.TotalCommittedBytes + managed.HeapSizeBytes) / 1e6;
    }
}
