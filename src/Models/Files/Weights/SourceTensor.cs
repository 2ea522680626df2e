using System.Runtime.InteropServices;
using Surgical.Models.Lora;

namespace Surgical.Models.Files.Weights;

/// <summary>A tensor and the safetensors file that holds it.</summary>
internal sealed record SourceTensor(SafetensorsFile File, SafetensorsTensor Tensor) : ITensorNumbers
{
    /// <summary>What adapters add, one after another; none for most.</summary>
    public IReadOnlyList<LowRankDelta> Deltas { get; init; } = [];

    /// <summary>DoRA's lengths of the rows, once all is added; null for most.</summary>
    public RowLengths? Lengths { get; init; }

    public TensorType Type => Tensor.Type;

    public nint Address => File.Address(Tensor);

    public bool IsAsStored => Deltas.Count == 0 && Lengths is null;

    public void Read(long first, Span<float> into)
    {
        if (Lengths is null)
        {
            ReadSum(first, into);
        }
        else
        {
            Lengths.Read(first, into, ReadSum);
        }
    }

    /// <summary>Whether another holds the same numbers, whatever their types; reads both.</summary>
    public bool HoldsNumbersOf(SourceTensor other)
    {
        const int Step = 1 << 18;
        var (mine, theirs) = (new float[Step], new float[Step]);
        for (var first = 0L; first < Tensor.Count; first += Step)
        {
            var length = (int)Math.Min(Step, Tensor.Count - first);
            var left = mine.AsSpan(0, length);
            var right = theirs.AsSpan(0, length);
            Read(first, left);
            other.Read(first, right);
            if (!MemoryMarshal.AsBytes(left).SequenceEqual(MemoryMarshal.AsBytes(right)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Name and file, for messages.</summary>
    public override string ToString() => $"{Tensor.Name} ({File.Name})";

    private void ReadSum(long first, Span<float> into)
    {
        File.Read(Tensor, first, into);
        foreach (var delta in Deltas)
        {
            delta.AddTo(first, into);
        }
    }
}
