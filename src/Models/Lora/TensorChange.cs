using Surgical.Models.Files.Weights;

namespace Surgical.Models.Lora;

/// <summary>What one adapter makes of one tensor.</summary>
/// <param name="Whole">Takes its place; null for nothing.</param>
/// <param name="Delta">Is added to it then; null for nothing.</param>
/// <param name="Lengths">Its rows get these in the end; null without DoRA.</param>
internal sealed record TensorChange(SourceTensor? Whole, LowRankDelta? Delta, RowLengths? Lengths)
{
    /// <summary>Whether it can only be applied alone: with another adapter's change the order would count.</summary>
    public bool IsAlone => Whole is not null || Lengths is not null;
}
