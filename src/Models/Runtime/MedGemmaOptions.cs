using System.ComponentModel.DataAnnotations;

namespace Surgical.Models.Runtime;

/// <summary>How a model on this machine is run.</summary>
public sealed record MedGemmaOptions
{
    /// <summary>What it is run on. Default: what its numbers were chosen for.</summary>
    public ComputeDevice Device { get; init; } = ComputeDevice.Auto;

    /// <summary>Share of the GPU's whole memory that may be in use, what others use included. Default 0.9.</summary>
    [Range(0.05, 1.0)]
    public double GpuMemory { get; init; } = 0.9;

    /// <summary>
    /// Questions that are answered side by side, at most. Each takes memory for its keys and values as its prompt and
    /// its reply grow. Default 4. A GPU answers one at a time.
    /// </summary>
    [Range(1, 16)]
    public int Batch { get; init; } = 4;

    /// <summary>
    /// Bytes of picture features that are kept for further questions about the same pictures. Default 64 MiB: 25
    /// pictures of a 4-billion-parameter model.
    /// </summary>
    [Range(0, 64L << 30)]
    public long FeatureBytes { get; init; } = 64 << 20;
}
