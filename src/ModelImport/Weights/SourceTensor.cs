namespace Surgical.ModelImport.Weights;

/// <summary>A tensor and the file that holds it.</summary>
internal sealed record SourceTensor(SafetensorsFile File, SafetensorsTensor Tensor)
{
    /// <summary>Name and file, for messages.</summary>
    public override string ToString() => $"{Tensor.Name} ({File.Name})";

    /// <summary>
    /// The numbers from <paramref name="first"/> on, as float32, until <paramref name="into"/> is full.
    /// </summary>
    public void Read(long first, Span<float> into) => File.Read(Tensor, first, into);
}
