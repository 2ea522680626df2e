namespace Surgical.ModelImport.Weights;

/// <summary>A tensor and the safetensors file that holds it.</summary>
internal sealed record SourceTensor(SafetensorsFile File, SafetensorsTensor Tensor) : ITensorNumbers
{
    public TensorType Type => Tensor.Type;

    public nint Address => File.Address(Tensor);

    public bool IsAsStored => true;

    public void Read(long first, Span<float> into) => File.Read(Tensor, first, into);

    /// <summary>Name and file, for messages.</summary>
    public override string ToString() => $"{Tensor.Name} ({File.Name})";
}
