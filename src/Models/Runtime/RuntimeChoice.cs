using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Runtime.Cpu;
using Surgical.Models.Runtime.Cuda;
using Surgical.Models.Runtime.Cuda.Device;
using Surgical.Models.Runtime.Machine;

namespace Surgical.Models.Runtime;

/// <summary>What runs a model: the processor, or the GPU that its numbers are meant for.</summary>
internal static class RuntimeChoice
{
    /// <summary>Opens a model on the device that is asked for. The caller owns the runtime.</summary>
    /// <exception cref="ModelException">
    /// The GPU cannot be used, or the model does not fit it; or ONNX Runtime refuses the model.
    /// </exception>
    /// <exception cref="ImportException">The weights cannot be mapped.</exception>
    public static IGemma3Runtime Open(ImportedModel model, MedGemmaOptions options) => options.Device switch
    {
        ComputeDevice.Cuda => OnGpu(model, options),
        ComputeDevice.Auto when model.Manifest.Format is ModelFormat.BF16 => OnGpu(model, options),
        _ => new CpuRuntime(model, options.Batch),
    };

    private static CudaRuntime OnGpu(ImportedModel model, MedGemmaOptions options)
    {
        var gpu = Hardware.Gpu;
        return gpu.IsUsable
            ? new CudaRuntime(model, new CudaOptions { MemoryShare = options.GpuMemory })
            : throw new ModelException($"The GPU cannot be used: {string.Join("; ", gpu.Problems)}.");
    }
}
