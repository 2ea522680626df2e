using System.Runtime.InteropServices;

namespace Surgical.Benchmarks.RandomModels.Gguf;

/// <summary>A tensor of a GGUF file: a matrix of random numbers, or a norm that changes nothing.</summary>
/// <param name="Name">As llama.cpp calls it.</param>
/// <param name="Shape">Slowest dimension first; the file has them the other way round.</param>
/// <param name="Type">Of a matrix; null for a norm, which is float32.</param>
internal sealed record GgufTensor(string Name, IReadOnlyList<long> Shape, GgufType? Type)
{
    private const uint Float32 = 0;

    /// <summary>What the file calls its type.</summary>
    public uint Code => Type?.Code ?? Float32;

    /// <summary>Bytes in the file.</summary>
    public long Size => Type is null ? Count * sizeof(float) : Count / Type.Numbers * Type.Bytes;

    private long Count => Shape.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>The data, a piece at a time; each is overwritten by the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces(ulong modelSeed) => Type is null
        ? [Ones()]
        : Type.Pieces(Count / Type.Numbers, 1 / Math.Sqrt(Shape[^1]), RandomBits.SeedOf(Name, modelSeed));

    private byte[] Ones()
    {
        var ones = new float[Count];
        Array.Fill(ones, 1);
        return MemoryMarshal.AsBytes(ones.AsSpan()).ToArray();
    }
}
