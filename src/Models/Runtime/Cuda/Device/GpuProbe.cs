using Surgical.Models.Contract;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>
/// Looks for a GPU that can be used, and for everything that using it needs. Loads the libraries that it finds.
/// </summary>
internal static class GpuProbe
{
    /// <summary>The libraries that the provider was linked with, each before those that need it.</summary>
    private static readonly string[] CudaLibraries =
        [Cudart.Library, "libcublasLt.so.13", "libcublas.so.13", "libcurand.so.10"];

    /// <summary>ONNX Runtime's own; its main library looks for them beside itself.</summary>
    private static readonly string[] ProviderLibraries =
        ["libonnxruntime_providers_shared.so", "libonnxruntime_providers_cuda.so"];

    /// <summary>bfloat16 in hardware, and the attention kernels, begin here (Ampere).</summary>
    private static readonly Version LeastCapability = new(8, 0);

    public static GpuFacts Run()
    {
        var driver = GpuLibrary.Load(Driver.Library, []);
        var (device, problem) = driver.Path is null
            ? (null, $"no NVIDIA driver ({Driver.Library} is not found)")
            : Driver.Start();
        var folders = CudaFolders.Existing().ToList();
        GpuLibrary[] libraries =
        [
            driver,
            .. CudaLibraries.Select(name => GpuLibrary.Load(name, folders)),
            .. ProviderLibraries.Select(BesideTheProgram),
        ];
        List<string> problems = [.. problem is null ? [] : new[] { problem }, .. Missing(libraries)];
        return libraries.All(library => library.Name != Cudart.Library || library.Path is not null)
            && device is not null
            ? WithDevice(device, libraries, problems)
            : new GpuFacts(device, null, default, 0, libraries, problems);
    }

    private static GpuFacts WithDevice(string device, GpuLibrary[] libraries, List<string> problems)
    {
        var (driver, runtime) = Cudart.Versions();
        if (driver / 1000 < runtime / 1000)
        {
            problems.Add($"the driver is too old: it knows CUDA {Version(driver)}, CUDA {Version(runtime)} is needed");
        }

        try
        {
            var (devices, none) = Cudart.Devices();
            if (devices == 0)
            {
                problems.Add($"CUDA finds no GPU: {none ?? "none is visible"}");
                return new GpuFacts(device, null, default, driver, libraries, problems);
            }

            var capability =
                new Version(Cudart.Attribute(Cudart.MajorCapability), Cudart.Attribute(Cudart.MinorCapability));
            if (capability < LeastCapability)
            {
                problems.Add($"{device} has compute capability {capability}; bfloat16 needs {LeastCapability}");
            }

            return new GpuFacts(device, capability, Cudart.Memory(), driver, libraries, problems);
        }
        catch (ModelException refused)
        {
            problems.Add(refused.Message);
            return new GpuFacts(device, null, default, driver, libraries, problems);
        }
    }

    private static IEnumerable<string> Missing(IEnumerable<GpuLibrary> libraries)
    {
        var missing = libraries
            .Where(library => library.Path is null && library.Name != Driver.Library)
            .Select(library => library.Name)
            .ToList();
        var (ours, theirs) =
            (missing.Intersect(ProviderLibraries).ToList(), missing.Except(ProviderLibraries).ToList());
        if (theirs.Count > 0)
        {
            yield return $"CUDA 13 is not whole: {string.Join(", ", theirs)} not found (name its folder in "
                + $"{CudaFolders.Variable} or LD_LIBRARY_PATH)";
        }

        if (ours.Count > 0)
        {
            yield return $"ONNX Runtime cannot compute on a GPU: {string.Join(", ", ours)} not in "
                + $"{AppContext.BaseDirectory} (build or publish surgical anew)";
        }
    }

    private static GpuLibrary BesideTheProgram(string name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name);
        return new GpuLibrary(name, File.Exists(path) ? path : null);
    }

    private static string Version(int cuda) => $"{cuda / 1000}.{cuda % 1000 / 10}";
}
