namespace Surgical.Models.Files.Weights;

/// <summary>A tensor in an imported model's own weights file.</summary>
internal sealed class SectionTensor(MappedFile map, TensorSection section) : ITensorNumbers
{
    public TensorType Type => section.Type;

    public unsafe nint Address => (nint)map.At(section.Offset);

    public bool IsAsStored => true;

    public void Read(long first, Span<float> into)
    {
        var size = section.Type.Size();
        Floats.Widen(map.Bytes(section.Offset + (first * size), into.Length * size), section.Type, into);
    }
}
