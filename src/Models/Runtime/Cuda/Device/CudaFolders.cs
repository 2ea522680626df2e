namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>Where CUDA's libraries may lie beside the system's usual places.</summary>
internal static class CudaFolders
{
    /// <summary>Folders of its own, parted by colons, that a user names.</summary>
    public const string Variable = "SURGICAL_CUDA";

    private static readonly string[] Environments = ["VIRTUAL_ENV", "CONDA_PREFIX"];

    /// <summary>Those that exist: the user's, the toolkit's, and those of NVIDIA's Python packages.</summary>
    public static IEnumerable<string> Existing() => Named()
        .Concat(Matching("/usr/local", "cuda*").SelectMany(toolkit => new[]
        {
            Path.Combine(toolkit, "lib64"),
            Path.Combine(toolkit, "targets", "x86_64-linux", "lib"),
        }))
        .Concat(PythonPackages())
        .Where(Directory.Exists)
        .Distinct();

    private static string[] Named() =>
        (Environment.GetEnvironmentVariable(Variable) ?? string.Empty)
            .Split(':', StringSplitOptions.RemoveEmptyEntries);

    // PREFIX/lib/python3.12/site-packages/nvidia/cu13/lib, and one folder a library before that.
    private static IEnumerable<string> PythonPackages() =>
        Environments
            .Select(Environment.GetEnvironmentVariable)
            .Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local"))
            .Append("/usr/local")
            .Append("/usr")
            .OfType<string>()
            .SelectMany(prefix => Matching(Path.Combine(prefix, "lib"), "python3*"))
            .SelectMany(python => Matching(python, "*-packages"))
            .SelectMany(packages => Matching(Path.Combine(packages, "nvidia"), "*"))
            .Select(package => Path.Combine(package, "lib"));

    private static string[] Matching(string folder, string pattern) =>
        Directory.Exists(folder) ? [.. Directory.GetDirectories(folder, pattern).OrderDescending()] : [];
}
