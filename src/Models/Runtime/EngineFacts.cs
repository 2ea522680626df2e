using Microsoft.ML.OnnxRuntime;
using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;

namespace Surgical.Models.Runtime;

/// <summary>What runs models in this process.</summary>
/// <param name="Version">Of ONNX Runtime; null where it cannot be loaded.</param>
/// <param name="Path">Of its library, as far as the system tells.</param>
/// <param name="Gpu">What there is to compute on a GPU with.</param>
/// <param name="Problems">Why models cannot be run at all, or not on the GPU although everything was found.</param>
public sealed record EngineFacts(string? Version, string? Path, GpuFacts Gpu, IReadOnlyList<string> Problems)
{
    /// <summary>Looks at this machine, and loads what a model would be run with.</summary>
    public static EngineFacts OfThisMachine()
    {
        var gpu = Hardware.Gpu;
        try
        {
            var version = OrtEnv.Instance().GetVersionString();
            return new(version, GpuLibrary.LoadedFrom("libonnxruntime.so"), gpu, [.. ProviderProblems(gpu)]);
        }
        catch (Exception unloadable)
            when (unloadable is DllNotFoundException or EntryPointNotFoundException or TypeInitializationException)
        {
            return new(null, null, gpu, [$"ONNX Runtime cannot be loaded: {unloadable.Message}"]);
        }
    }

    // Found is not loaded: a library may be of another version than the provider was made for.
    private static IEnumerable<string> ProviderProblems(GpuFacts gpu)
    {
        if (!gpu.IsUsable)
        {
            return [];
        }

        try
        {
            using var options = new SessionOptions();
            using var provider = new OrtCUDAProviderOptions();
            options.AppendExecutionProvider_CUDA(provider);
            return [];
        }
        catch (OnnxRuntimeException refusal)
        {
            return [$"ONNX Runtime refuses the GPU: {refusal.Message}"];
        }
    }
}
