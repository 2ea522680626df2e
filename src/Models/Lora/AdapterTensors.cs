using Surgical.Models.Files.Weights;

namespace Surgical.Models.Lora;

/// <summary>The tensors of an adapter, each with the tensor of the model that it belongs to.</summary>
/// <param name="Pairs">One a module.</param>
/// <param name="Wholes">One a tensor.</param>
internal sealed record AdapterTensors(IReadOnlyList<LoraPair> Pairs, IReadOnlyList<WholeTensor> Wholes)
{
    /// <summary>How the adapter spells the model's modules.</summary>
    public ModuleSpelling Spelling { get; } = ModuleSpelling.Of(
    [
        .. Pairs.Select(pair => ($"{pair.Module}.weight", pair.Target.Name)),
        .. Wholes.Select(whole => (whole.Path, whole.Target.Name)),
    ]);

    /// <summary>The pair of a weight; null for none.</summary>
    /// <param name="weight">Canonical name.</param>
    public LoraPair? PairOf(string weight) => Pairs.FirstOrDefault(pair => pair.Target.Name == weight);

    /// <summary>What takes the place of a tensor; null for nothing.</summary>
    /// <param name="name">Canonical name.</param>
    public WholeTensor? WholeOf(string name) => Wholes.FirstOrDefault(whole => whole.Target.Name == name);
}

/// <summary>A tensor of an adapter that takes the place of one of the model's.</summary>
/// <param name="Path">As the adapter spells it.</param>
/// <param name="Numbers">The adapter's.</param>
/// <param name="Target">The model's.</param>
/// <param name="IsBase">Whether PEFT keeps it as the base of a pair.</param>
/// <param name="IsSaved">Whether its name says that its module was trained whole.</param>
internal sealed record WholeTensor(
    string Path, SourceTensor Numbers, PlannedTensor Target, bool IsBase, bool IsSaved);
