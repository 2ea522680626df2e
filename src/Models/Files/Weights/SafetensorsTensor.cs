namespace Surgical.Models.Files.Weights;

/// <summary>One tensor as a safetensors header tells it.</summary>
/// <param name="Name">As spelled in the file.</param>
/// <param name="Type">Of every number.</param>
/// <param name="Shape">Dimensions, slowest first.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">Byte after the last.</param>
internal sealed record SafetensorsTensor(string Name, TensorType Type, IReadOnlyList<long> Shape, long Begin, long End)
{
    /// <summary>Numbers in it.</summary>
    public long Count => (End - Begin) / Type.Size();
}
