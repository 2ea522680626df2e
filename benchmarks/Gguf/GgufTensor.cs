namespace Surgical.Benchmarks.Gguf;

/// <summary>A tensor of a GGUF file.</summary>
/// <param name="Name">As llama.cpp calls it.</param>
/// <param name="Shape">Slowest dimension first; the file has them the other way round.</param>
internal abstract record GgufTensor(string Name, IReadOnlyList<long> Shape)
{
    /// <summary>What the file calls its type.</summary>
    public abstract uint Code { get; }

    /// <summary>Bytes in the file.</summary>
    public abstract long Size { get; }

    /// <summary>Numbers in it.</summary>
    protected long Count => Shape.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>The data, a piece at a time; each is overwritten by the next.</summary>
    public abstract IEnumerable<ReadOnlyMemory<byte>> Pieces();
}
