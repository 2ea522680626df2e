using System.ComponentModel.DataAnnotations;
using Microsoft.ML.OnnxRuntime;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>How a model runs on the GPU.</summary>
internal sealed record CudaOptions
{
    /// <summary>Share of the GPU's whole memory that may be in use, other programs' included. Default 0.9.</summary>
    [Range(0.05, 1.0)]
    public double MemoryShare { get; init; } = 0.9;

    /// <summary>Whether a token's nodes are recorded once and replayed as one. Default true.</summary>
    public bool Captured { get; init; } = true;

    /// <summary>Optimisers of ONNX Runtime to leave out, parted by semicolons; null for none.</summary>
    public string? DisabledOptimizers { get; init; }

    /// <summary>What ONNX Runtime writes to stderr. Default: errors.</summary>
    public OrtLoggingLevel Log { get; init; } = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
}
