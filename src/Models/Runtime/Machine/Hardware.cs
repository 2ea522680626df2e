using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Machine;

/// <summary>What this machine has to compute with: the one place that is asked.</summary>
public static class Hardware
{
    private static readonly Lazy<GpuFacts> FoundGpu = new(GpuProbe.Run);

    /// <summary>Name of the processor, its threads, and the instructions that matter.</summary>
    public static string Processor => ProcessorName.OfThisMachine();

    /// <summary>What this process may use now; null where the system does not tell.</summary>
    public static MachineMemory? Memory => MachineMemory.Of("/");

    /// <summary>The GPU and all that it needs; looked at once, when somebody first asks.</summary>
    public static GpuFacts Gpu => FoundGpu.Value;

    /// <summary>Whether a driver of NVIDIA's runs: whether its GPU can be used, only a look at it tells.</summary>
    public static bool HasGpuDriver => Directory.Exists("/proc/driver/nvidia/gpus") || File.Exists("/dev/dxg");

    /// <summary>How many threads compute: the cores that this process may use.</summary>
    internal static int Cores { get; } = ProcessorCores.Of("/sys/devices/system/cpu", Environment.ProcessorCount);

    /// <summary>By what ONNX Runtime chooses its kernels.</summary>
    internal static string Kernels =>
        $"{RuntimeInformation.ProcessArchitecture} {Vector128.IsHardwareAccelerated} {Avx2.IsSupported} "
        + $"{Avx512F.IsSupported} {AvxVnni.IsSupported}";
}
