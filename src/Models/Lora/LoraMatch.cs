using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Lora.Settings;

namespace Surgical.Models.Lora;

/// <summary>
/// Finds the tensor of the model that each tensor of an adapter belongs to; one that belongs to none is a problem.
/// </summary>
internal sealed class LoraMatch
{
    private readonly SafetensorsFile _file;
    private readonly Dictionary<string, PlannedTensor> _plan;
    private readonly Problems _problems;
    private readonly Dictionary<(string Weight, LoraPart Part), SourceTensor> _parts = [];
    private readonly Dictionary<string, string> _modules = [];
    private readonly Dictionary<string, WholeTensor> _wholes = [];

    private LoraMatch(SafetensorsFile file, IEnumerable<PlannedTensor> plan, Problems problems) =>
        (_file, _plan, _problems) = (file, plan.ToDictionary(planned => planned.Name), problems);

    /// <summary>The tensors of an adapter; complete only if no problem was added.</summary>
    /// <param name="file">The adapter's tensors.</param>
    /// <param name="plan">What the model consists of, a head of its own included.</param>
    /// <param name="problems">Takes tensors that cannot be merged, and factors without their other half.</param>
    public static AdapterTensors Find(SafetensorsFile file, IEnumerable<PlannedTensor> plan, Problems problems)
    {
        if (file.Tensors.Count == 0)
        {
            problems.Add(file.Name, "pairs of A and B", "no tensor");
        }

        var match = new LoraMatch(file, plan, problems);
        foreach (var tensor in file.Tensors)
        {
            match.Add(tensor);
        }

        return new AdapterTensors([.. match.Pairs()], [.. match._wholes.Values]);
    }

    /// <summary>
    /// Whether PEFT calls a weight that of a linear layer: no embedding, no norm, no convolution, no bare parameter.
    /// </summary>
    public static bool IsLayer(PlannedTensor planned) =>
        IsMatrix(planned) && !planned.Name.Contains("embed", StringComparison.Ordinal);

    /// <summary>Whether it is a table of embeddings, one a row.</summary>
    public static bool IsEmbedding(PlannedTensor planned) =>
        IsMatrix(planned) && planned.Name.Contains("embed", StringComparison.Ordinal);

    private static bool IsMatrix(PlannedTensor planned) =>
        planned.FileShape.Count == 2 && planned.Name.EndsWith(".weight", StringComparison.Ordinal);

    private void Add(SafetensorsTensor tensor)
    {
        switch (LoraTensorName.Parse(tensor.Name))
        {
            case LoraTensorName.OfModule part:
                Add(part, tensor);
                break;
            case LoraTensorName.OfModel whole when whole.Weight is { } name && _plan.TryGetValue(name, out var target):
                Add(whole, target, tensor);
                break;
            default:
                _problems.Add(
                    tensor.Name,
                    $"what is learnt of a layer, or a tensor of the model{LoraRefusals.Remedy}",
                    LoraTensorName.Other(tensor.Name));
                break;
        }
    }

    private void Add(LoraTensorName.OfModule part, SafetensorsTensor tensor)
    {
        var ofEmbedding = part.Part is LoraPart.EmbeddingA or LoraPart.EmbeddingB;
        if (part.Weight is not { } weight
            || !_plan.TryGetValue(weight, out var target)
            || !(ofEmbedding ? IsEmbedding(target) : IsLayer(target)))
        {
            var expected = ofEmbedding ? "an embedding of the model" : "a linear layer of the model";
            _problems.Add(tensor.Name, expected, $"{part.Module}, which is none");
        }
        else if (!_parts.TryAdd((weight, part.Part), new SourceTensor(_file, tensor)))
        {
            _problems.Add(tensor.Name, $"one {part.Part} for {weight}", "another");
        }
        else
        {
            _modules.TryAdd(weight, part.Module);
        }
    }

    private void Add(LoraTensorName.OfModel whole, PlannedTensor target, SafetensorsTensor tensor)
    {
        if (!tensor.Shape.SequenceEqual(target.FileShape))
        {
            _problems.Add(
                tensor.Name,
                $"[{string.Join(", ", target.FileShape)}], the shape of {target.Name}",
                $"[{string.Join(", ", tensor.Shape)}]");
        }
        else if (!_wholes.TryAdd(
            target.Name,
            new(whole.Path, new SourceTensor(_file, tensor), target, whole.IsBase, whole.IsSaved)))
        {
            _problems.Add(tensor.Name, $"one tensor in the place of {target.Name}", "another");
        }
    }

    private IEnumerable<LoraPair> Pairs()
    {
        foreach (var (weight, module) in _modules)
        {
            var target = _plan[weight];
            var isEmbedding = IsEmbedding(target);
            var a = _parts.GetValueOrDefault((weight, isEmbedding ? LoraPart.EmbeddingA : LoraPart.A));
            var b = _parts.GetValueOrDefault((weight, isEmbedding ? LoraPart.EmbeddingB : LoraPart.B));
            var (nameOfA, nameOfB) = isEmbedding
                ? ("lora_embedding_A", "lora_embedding_B")
                : ("lora_A.weight", "lora_B.weight");
            if (a is not null && b is not null)
            {
                yield return new LoraPair(
                    module, a, b, target, _parts.GetValueOrDefault((weight, LoraPart.Magnitude)));
            }
            else
            {
                var alone = a is not null ? nameOfA : b is not null ? nameOfB : "lora_magnitude_vector";
                _problems.Add(module, $"{nameOfA} and {nameOfB}", $"{alone} alone");
            }
        }
    }
}
