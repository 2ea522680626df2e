namespace Surgical.Models.Files.Weights;

/// <summary>A tensor that a configuration calls for.</summary>
/// <param name="Name">Canonical name.</param>
/// <param name="FileShape">Shape that a checkpoint must have.</param>
/// <param name="Shape">Shape that the graphs see: the same bytes.</param>
/// <param name="IsRmsNorm">Whether w is stored as the factor 1 + w that the norm multiplies with (medgemma.md 2,
/// 6.5).</param>
internal sealed record PlannedTensor(
    string Name, IReadOnlyList<long> FileShape, IReadOnlyList<long> Shape, bool IsRmsNorm)
{
    /// <summary>Numbers in it.</summary>
    public long Count => FileShape.Aggregate(1L, (product, dimension) => product * dimension);
}
