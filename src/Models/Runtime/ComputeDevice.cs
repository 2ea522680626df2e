namespace Surgical.Models.Runtime;

/// <summary>What a model is run on.</summary>
public enum ComputeDevice
{
    /// <summary>What its numbers were chosen for: a GPU for bfloat16, else the processor.</summary>
    Auto,

    /// <summary>The processor.</summary>
    Cpu,

    /// <summary>An NVIDIA GPU; numbers are rounded to bfloat16.</summary>
    Cuda,
}
