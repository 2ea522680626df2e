namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>What there is to compute on a GPU with, and what is missing.</summary>
/// <param name="Device">Name of the GPU; null where none was found.</param>
/// <param name="Capability">Its compute capability, such as 9.0.</param>
/// <param name="Memory">Bytes free and in all.</param>
/// <param name="DriverVersion">Newest CUDA that the driver can do, as 1000 x major + 10 x minor; 0 if unknown.</param>
/// <param name="Libraries">The driver's, CUDA's and ONNX Runtime's, found or not.</param>
/// <param name="Problems">Why the GPU cannot be used; empty where it can.</param>
public sealed record GpuFacts(
    string? Device,
    Version? Capability,
    (long Free, long Total) Memory,
    int DriverVersion,
    IReadOnlyList<GpuLibrary> Libraries,
    IReadOnlyList<string> Problems)
{
    /// <summary>Whether a model can be run on it.</summary>
    public bool IsUsable => Problems.Count == 0;

    /// <summary>Whether this machine was meant to have one: NVIDIA's driver is there.</summary>
    public bool HasDriver => Libraries.Any(library => library is { Name: Driver.Library, Path: not null });
}
