namespace Surgical.Models.Files.Weights;

/// <summary>A planned tensor as an imported model's own file holds it.</summary>
/// <param name="Planned">What it is.</param>
/// <param name="Type">Of its numbers, where it is not packed.</param>
/// <param name="Packing">How it is packed; null where it is not.</param>
internal sealed record StoredTensor(PlannedTensor Planned, TensorType Type, WeightPacking? Packing = null)
{
    /// <summary>The parts that it is stored in, in their order.</summary>
    public IReadOnlyList<(string Name, TensorType Type, IReadOnlyList<long> Shape)> Parts
    {
        get
        {
            if (Packing is null)
            {
                return [(Planned.Name, Type, Planned.Shape)];
            }

            var (rows, blocks) = (Planned.Shape[0], Packing.Blocks(Planned.Shape[1]));
            return
            [
                (WeightPacking.BytesOf(Planned.Name), TensorType.U8, [rows, blocks, Packing.BlockBytes]),
                (WeightPacking.ScalesOf(Planned.Name), TensorType.F32, [rows * blocks]),
            ];
        }
    }
}
