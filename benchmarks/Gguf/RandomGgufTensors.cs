using Surgical.Models.Files;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;

namespace Surgical.Benchmarks.Gguf;

/// <summary>
/// The decoder of a Gemma 3 as llama.cpp names it: Q4_0, its embedding, which is the head as well, apart.
/// </summary>
internal static class RandomGgufTensors
{
    /// <summary>All of them.</summary>
    /// <param name="model">Its embeddings must be tied.</param>
    /// <param name="head">Type of the embedding.</param>
    /// <param name="seed">Of the weights.</param>
    /// <exception cref="ImportException">A row is no whole number of blocks.</exception>
    public static IReadOnlyList<RandomGgufTensor> For(Gemma3Configuration model, GgufType head, ulong seed)
    {
        var problems = new Problems();
        var tensors = TensorPlan.For(model)
            .Where(planned => planned.Name.StartsWith("text.", StringComparison.Ordinal))
            .Select(planned => Tensor(planned, head, seed))
            .ToList();
        foreach (var tensor in tensors.Where(tensor => tensor.Type is { } type && tensor.Shape[^1] % type.Numbers != 0))
        {
            problems.Add(tensor.Name, $"rows of a multiple of {tensor.Type!.Numbers} numbers", $"{tensor.Shape[^1]}");
        }

        problems.ThrowIfAny("There is no such GGUF file:");
        return tensors;
    }

    private static RandomGgufTensor Tensor(PlannedTensor planned, GgufType head, ulong seed)
    {
        var isEmbedding = planned.Name.EndsWith(".embed_tokens.weight", StringComparison.Ordinal);
        var type = planned.IsRmsNorm ? null : isEmbedding ? head : GgufType.Q40;
        return new RandomGgufTensor(GgufNames.Of(planned.Name), planned.Shape, type, seed);
    }
}
