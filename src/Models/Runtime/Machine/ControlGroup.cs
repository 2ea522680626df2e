using System.Globalization;

namespace Surgical.Models.Runtime.Machine;

/// <summary>A control group's memory, in bytes.</summary>
/// <param name="Limit">Of all its processes together.</param>
/// <param name="Used">Of that, what does not give way; copies of files do.</param>
internal readonly record struct ControlGroup(long Limit, long Used)
{
    /// <summary>The group whose folder this is, of either version; null for none, or without a limit.</summary>
    /// <remarks>https://docs.kernel.org/admin-guide/cgroup-v2.html and cgroup-v1/memory.html</remarks>
    public static ControlGroup? In(string folder) =>
        Read(folder, "memory.max", "memory.current", string.Empty)
        ?? Read(folder, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_");

    private static ControlGroup? Read(string folder, string limit, string usage, string prefix)
    {
        if (Number(Path.Combine(folder, limit)) is not { } most || Number(Path.Combine(folder, usage)) is not { } used)
        {
            return null;
        }

        var statistics = Path.Combine(folder, "memory.stat");
        var kept = File.Exists(statistics) ? MachineMemory.Entries(statistics) : [];
        var files = kept.GetValueOrDefault($"{prefix}active_file") + kept.GetValueOrDefault($"{prefix}inactive_file");
        return new(most, Math.Max(0, used - files));
    }

    // "max" is no limit.
    private static long? Number(string file) =>
        File.Exists(file) && long.TryParse(File.ReadAllText(file), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
