using System.Runtime.InteropServices;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>A shared library that computing on the GPU needs.</summary>
/// <param name="Name">File name, with the version that it must have.</param>
/// <param name="Path">Where it was loaded from; null where it was not found.</param>
public sealed record GpuLibrary(string Name, string? Path)
{
    private const string Maps = "/proc/self/maps";

    /// <summary>
    /// Loads a library by name, as the system finds it, or from the first folder that has it. It stays loaded, so that
    /// ONNX Runtime's own, which names it, finds it too.
    /// </summary>
    internal static GpuLibrary Load(string name, IEnumerable<string> folders)
    {
        foreach (var candidate in folders.Select(folder => System.IO.Path.Combine(folder, name)).Prepend(name))
        {
            if (NativeLibrary.TryLoad(candidate, out _))
            {
                return new GpuLibrary(name, LoadedFrom(name) ?? candidate);
            }
        }

        return new GpuLibrary(name, Path: null);
    }

    /// <summary>Where a library lies that this process has loaded; null if it has not.</summary>
    internal static string? LoadedFrom(string name) => File.Exists(Maps)
        ? File.ReadLines(Maps)
            .Select(line => line[(line.IndexOf('/', StringComparison.Ordinal) is var at and >= 0 ? at : line.Length)..])
            .FirstOrDefault(path => System.IO.Path.GetFileName(path).StartsWith(name, StringComparison.Ordinal))
        : null;
}
