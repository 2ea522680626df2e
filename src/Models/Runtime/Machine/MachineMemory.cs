using System.Globalization;

namespace Surgical.Models.Runtime.Machine;

/// <summary>
/// Memory that this process may use, in bytes: the machine's with its swap space, or less where a control group (a
/// container's, a service's) holds it to less.
/// </summary>
/// <param name="Total">All of it.</param>
/// <param name="Available">What can be had now; the system's copies of files give way.</param>
/// <param name="IsLimited">Whether a control group holds it to less than the machine has.</param>
public sealed record MachineMemory(long Total, long Available, bool IsLimited)
{
    /// <summary>Of a machine, now; null where the system does not tell.</summary>
    /// <param name="root">Under which /proc and /sys lie.</param>
    internal static MachineMemory? Of(string root)
    {
        try
        {
            var machine = Entries(Path.Combine(root, "proc/meminfo"));
            if (!machine.TryGetValue("MemTotal", out var total) || !machine.TryGetValue("MemAvailable", out var free))
            {
                return null;
            }

            const long kilobyte = 1024;
            var whole = new MachineMemory(
                (total + machine.GetValueOrDefault("SwapTotal")) * kilobyte,
                (free + machine.GetValueOrDefault("SwapFree")) * kilobyte,
                IsLimited: false);
            return Groups(root).Aggregate(whole, (memory, group) => memory.Within(group));
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>As people read it: "3.1 of 4.3 GB available".</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Available / 1e9:0.0} of {Total / 1e9:0.0} GB available"
        + $"{(IsLimited ? " (the limit of the container or service)" : string.Empty)}");

    private MachineMemory Within(ControlGroup group) => new(
        Math.Min(Total, group.Limit),
        Math.Min(Available, Math.Max(0, group.Limit - group.Used)),
        IsLimited || group.Limit < Total);

    // The process's own group and all around it; in a container the path is often the host's, and the container's own
    // group is the topmost.
    private static IEnumerable<ControlGroup> Groups(string root)
    {
        var file = Path.Combine(root, "proc/self/cgroup");
        foreach (var parts in File.Exists(file) ? File.ReadLines(file).Select(line => line.Split(':', 3)) : [])
        {
            var mount = parts is ["0", "", _] ? "sys/fs/cgroup"
                : parts is [_, var kinds, _] && kinds.Split(',').Contains("memory") ? "sys/fs/cgroup/memory"
                : null;
            for (var path = mount is null ? null : parts[2].Trim('/'); path is not null; path = Around(path))
            {
                if (ControlGroup.In(Path.Combine(root, mount!, path)) is { } group)
                {
                    yield return group;
                }
            }
        }
    }

    private static string? Around(string path) =>
        path.Length == 0 ? null : path[..Math.Max(0, path.LastIndexOf('/'))];

    internal static Dictionary<string, long> Entries(string file) => File.ReadLines(file)
        .Select(line => line.Split([' ', ':'], StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words.Length > 1 && long.TryParse(words[1], CultureInfo.InvariantCulture, out _))
        .ToDictionary(words => words[0], words => long.Parse(words[1], CultureInfo.InvariantCulture));
}
