using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Surgical.Capture.Tests;

/// <summary>The children of this very process, as the kernel knows them.</summary>
internal static partial class ChildProcesses
{
    public const int Stop = 19;
    public const int Continue = 18;
    public const int SegmentationFault = 11;

    /// <summary>Ids of those that decode a certain file.</summary>
    public static int[] Decoding(string file) =>
    [
        .. Directory.EnumerateDirectories($"/proc/{Environment.ProcessId}/task")
            .Select(task => TextOf(Path.Combine(task, "children")))
            .SelectMany(children => children.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
            .Where(id => TextOf($"/proc/{id}/cmdline").Contains(file, StringComparison.Ordinal)),
    ];

    public static void Signal(int process, int signal) => Assert.Equal(0, Kill(process, signal));

    /// <summary>Whether a process is there and no zombie.</summary>
    public static bool IsAlive(int process)
    {
        try
        {
            return !Process.GetProcessById(process).HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A thread or a process that has just ended has none.
    private static string TextOf(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
