namespace Surgical.Models.Runtime.Machine;

/// <summary>The processor, as Linux tells.</summary>
internal static class ProcessorName
{
    /// <summary>What the matrix kernels choose by.</summary>
    private static readonly string[] Telling =
        ["avx2", "avx512f", "avx512_vnni", "avx_vnni", "avx512_bf16", "amx_int8", "amx_bf16"];

    /// <summary>Name, threads, and the instructions that matter.</summary>
    public static string OfThisMachine()
    {
        var (name, flags) = (Entry("/proc/cpuinfo", "model name"), Entry("/proc/cpuinfo", "flags").Split(' '));
        var found = string.Join(" ", Telling.Where(flags.Contains));
        return $"{name}, {Environment.ProcessorCount} threads; {(found.Length > 0 ? found : "no AVX2")}";
    }

    private static string Entry(string file, string name) => !File.Exists(file)
        ? "unknown"
        : File.ReadLines(file)
            .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?
            .Split(':', 2)[1].Trim() ?? "unknown";
}
