using System.Runtime.InteropServices;
using Surgical.Benchmarks.RandomModels;

namespace Surgical.Benchmarks.Gguf;

/// <summary>A matrix of random numbers, or a norm that changes nothing.</summary>
/// <param name="Name">As llama.cpp calls it.</param>
/// <param name="Shape">Slowest dimension first.</param>
/// <param name="Type">Of a matrix; null for a norm, which is float32.</param>
/// <param name="Seed">Of the model.</param>
internal sealed record RandomGgufTensor(string Name, IReadOnlyList<long> Shape, GgufType? Type, ulong Seed)
    : GgufTensor(Name, Shape)
{
    /// <inheritdoc/>
    public override uint Code => Type?.Code ?? PlainNumbers.F32.Code;

    /// <inheritdoc/>
    public override long Size => Type is null ? Count * sizeof(float) : Count / Type.Numbers * Type.Bytes;

    /// <inheritdoc/>
    public override IEnumerable<ReadOnlyMemory<byte>> Pieces() => Type is null
        ? [Ones()]
        : Type.Pieces(Count / Type.Numbers, 1 / Math.Sqrt(Shape[^1]), RandomBits.SeedOf(Name, Seed));

    private byte[] Ones()
    {
        var ones = new float[Count];
        Array.Fill(ones, 1);
        return MemoryMarshal.AsBytes(ones.AsSpan()).ToArray();
    }
}
