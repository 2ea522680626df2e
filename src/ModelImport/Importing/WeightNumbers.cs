using System.Numerics.Tensors;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.ModelImport.Importing;

/// <summary>Looks for weights that no training leaves and no answer survives.</summary>
public static class WeightNumbers
{
    private const int Piece = 1 << 18;

    // A packed matrix of zeros has no scale that is not 0.
    private static readonly string Scales = WeightPacking.ScalesOf("");

    /// <summary>Tensors with what is not a finite number, and matrices of zeros alone. Reads all weights.</summary>
    /// <param name="model">Its own file, or the snapshot's where that stays in use.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="ImportException">The weights cannot be mapped.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<DamagedTensor> Damaged(ImportedModel model, CancellationToken cancellationToken)
    {
        using var weights = model.MapWeights();
        var numbers = new float[Piece];
        var damaged = new List<DamagedTensor>();

        // Bytes of packed matrices are always numbers; an import refuses what it cannot pack.
        foreach (var name in weights.Names.Where(name => weights.Type(name) is not TensorType.U8))
        {
            var tensor = Read(weights, name, numbers, cancellationToken);
            var isMatrix = weights.Shape(name).Count > 1 || name.EndsWith(Scales, StringComparison.Ordinal);
            if (tensor.NotNumbers + tensor.Infinite > 0 || (tensor.IsZero && isMatrix))
            {
                damaged.Add(tensor);
            }
        }

        return damaged;
    }

    private static DamagedTensor Read(
        MappedWeights weights, string name, float[] numbers, CancellationToken cancellationToken)
    {
        var count = weights.Shape(name).Aggregate(1L, (product, dimension) => product * dimension);
        var (notNumbers, infinite, isZero) = (0L, 0L, true);
        for (var first = 0L; first < count; first += Piece)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var piece = numbers.AsSpan(0, (int)Math.Min(Piece, count - first));
            weights.Read(name, first, piece);
            var largest = TensorPrimitives.MaxMagnitude<float>(piece);
            isZero &= largest == 0;
            foreach (var number in float.IsFinite(largest) ? [] : piece)
            {
                notNumbers += float.IsNaN(number) ? 1 : 0;
                infinite += float.IsInfinity(number) ? 1 : 0;
            }
        }

        return new DamagedTensor(name, count, notNumbers, infinite, isZero);
    }
}

/// <summary>A tensor whose numbers no answer survives.</summary>
/// <param name="Name">Canonical.</param>
/// <param name="Count">Numbers in it.</param>
/// <param name="NotNumbers">NaN.</param>
/// <param name="Infinite">Of either sign.</param>
/// <param name="IsZero">Whether all are 0.</param>
public sealed record DamagedTensor(string Name, long Count, long NotNumbers, long Infinite, bool IsZero);
