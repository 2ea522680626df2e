using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Lora;

/// <summary>
/// Finds the weight that each tensor of an adapter belongs to; one that belongs to none is a problem.
/// </summary>
internal static class LoraMatch
{
    /// <summary>The layers of an adapter; complete only if no problem was added.</summary>
    /// <param name="file">The adapter's tensors.</param>
    /// <param name="plan">What the model consists of.</param>
    /// <param name="problems">Takes tensors that cannot be merged, and factors without their other half.</param>
    public static List<LoraPair> Find(SafetensorsFile file, IEnumerable<PlannedTensor> plan, Problems problems)
    {
        if (file.Tensors.Count == 0)
        {
            problems.Add(file.Name, "pairs of A and B", "no tensor");
        }

        var layers = plan.Where(IsLayer).ToDictionary(planned => planned.Name);
        var halves = new Dictionary<string, (string Module, SourceTensor? A, SourceTensor? B)>();
        foreach (var tensor in file.Tensors)
        {
            if (LoraTensorName.Parse(tensor.Name) is not { } name)
            {
                problems.Add(tensor.Name, "A or B of a linear layer", LoraTensorName.Other(tensor.Name));
            }
            else if (name.Weight is not { } weight || !layers.ContainsKey(weight))
            {
                problems.Add(tensor.Name, "a linear layer of the model", $"{name.Module}, which is none");
            }
            else if (!TryAdd(halves, weight, name, new SourceTensor(file, tensor)))
            {
                problems.Add(tensor.Name, $"one {(name.IsA ? "A" : "B")} for {weight}", "another");
            }
        }

        return Whole(halves, layers, problems);
    }

    /// <summary>
    /// Whether PEFT calls a weight that of a linear layer: no embedding, no norm, no convolution, no bare parameter.
    /// </summary>
    public static bool IsLayer(PlannedTensor planned) =>
        planned.FileShape.Count == 2
        && planned.Name.EndsWith(".weight", StringComparison.Ordinal)
        && !planned.Name.Contains("embed", StringComparison.Ordinal);

    private static bool TryAdd(
        Dictionary<string, (string Module, SourceTensor? A, SourceTensor? B)> halves,
        string weight,
        LoraTensorName name,
        SourceTensor tensor)
    {
        var (_, a, b) = halves.GetValueOrDefault(weight);
        if ((name.IsA ? a : b) is not null)
        {
            return false;
        }

        halves[weight] = name.IsA ? (name.Module, tensor, b) : (name.Module, a, tensor);
        return true;
    }

    private static List<LoraPair> Whole(
        Dictionary<string, (string Module, SourceTensor? A, SourceTensor? B)> halves,
        Dictionary<string, PlannedTensor> layers,
        Problems problems)
    {
        var pairs = new List<LoraPair>();
        foreach (var (weight, (module, a, b)) in halves)
        {
            if (a is not null && b is not null)
            {
                pairs.Add(new LoraPair(module, a, b, layers[weight]));
            }
            else
            {
                var alone = a is null ? "lora_B.weight alone" : "lora_A.weight alone";
                problems.Add(module, "lora_A.weight and lora_B.weight", alone);
            }
        }

        return pairs;
    }
}
