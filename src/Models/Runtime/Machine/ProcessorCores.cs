namespace Surgical.Models.Runtime.Machine;

/// <summary>Counts the cores that a process may use.</summary>
/// <remarks>
/// Two hardware threads of a core share its multipliers and its path to memory, so a second one gains nothing here and
/// costs those who need the processor too.
/// </remarks>
internal static class ProcessorCores
{
    /// <summary>Cores of a machine, at most as many as the process has processors (affinity, container).</summary>
    /// <param name="folder">As /sys/devices/system/cpu.</param>
    /// <param name="processors">That the process may use.</param>
    /// <returns>At least 1; <paramref name="processors"/> where the system does not tell its cores.</returns>
    public static int Of(string folder, int processors)
    {
        try
        {
            var cores = Directory.EnumerateDirectories(folder, "cpu*")
                .Select(cpu => Path.Combine(cpu, "topology", "thread_siblings_list"))
                .Where(File.Exists)
                .Select(File.ReadAllText)
                .Distinct()
                .Count();
            return cores > 0 ? Math.Min(cores, processors) : processors;
        }
        catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
        {
            return processors;
        }
    }
}
