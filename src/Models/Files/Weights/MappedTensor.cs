namespace Surgical.Models.Files.Weights;

/// <summary>One of the <see cref="MappedWeights"/>.</summary>
/// <param name="Numbers">Where they lie.</param>
/// <param name="Shape">Dimensions as the graphs see them, slowest first.</param>
/// <param name="AddsOne">Whether the graphs multiply with 1 + w where w is stored.</param>
internal sealed record MappedTensor(ITensorNumbers Numbers, IReadOnlyList<long> Shape, bool AddsOne)
{
    /// <summary>Numbers in it.</summary>
    public long Count => Shape.Aggregate(1L, (product, dimension) => product * dimension);

    public bool IsAsStored => Numbers.IsAsStored && !AddsOne;
}
