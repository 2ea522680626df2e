using System.Runtime.InteropServices;
using Surgical.Models.Files.Weights;
using Surgical.Models.Gemma3;

namespace Surgical.Benchmarks.RandomModels;

/// <summary>
/// A tensor of a random checkpoint in bfloat16. Its numbers are such that activations keep their size from layer to
/// layer, and logits stay finite.
/// </summary>
/// <param name="Name">As Google's own files write it.</param>
/// <param name="Shape">As Google's own files have it.</param>
/// <param name="Centre">Mean of its numbers.</param>
/// <param name="Spread">Their standard deviation.</param>
internal sealed record RandomTensor(string Name, IReadOnlyList<long> Shape, float Centre, float Spread)
{
    private const int NumbersAtOnce = 1 << 20;

    /// <summary>Small against 1, the factor of a norm that changes nothing.</summary>
    private const float SmallSpread = 0.02f;

    /// <summary>Bytes in the file.</summary>
    public long Size => Count * sizeof(ushort);

    private long Count => Shape.Aggregate(1L, (product, dimension) => product * dimension);

    /// <summary>Those of the vision tower first, as Google's files begin.</summary>
    public static IEnumerable<RandomTensor> For(Gemma3Configuration model) => TensorPlan.For(model)
        .OrderBy(planned => planned.Name.StartsWith("text.", StringComparison.Ordinal))
        .Select(planned => new RandomTensor(
            GoogleName(planned.Name), planned.FileShape, CentreOf(planned), SpreadOf(planned)));

    /// <summary>The numbers, a piece at a time; each is overwritten by the next.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces(ulong modelSeed)
    {
        var numbers = new NormalNumbers(Centre, Spread);
        var seed = RandomBits.SeedOf(Name, modelSeed);
        var bytes = new byte[Math.Min(NumbersAtOnce, Count) * sizeof(ushort)];
        for (var first = 0L; first < Count; first += NumbersAtOnce)
        {
            var piece = bytes.AsMemory(0, (int)(Math.Min(NumbersAtOnce, Count - first) * sizeof(ushort)));
            numbers.Fill(MemoryMarshal.Cast<byte, ushort>(piece.Span), seed, first);
            yield return piece;
        }
    }

    // The vision tower's norms multiply with their weight, the decoder's with 1 + their weight.
    private static float CentreOf(PlannedTensor planned) =>
        planned.Name.Split('.') is ["vision", .., var norm, "weight"] && norm.Contains("norm", StringComparison.Ordinal)
            ? 1
            : 0;

    private static float SpreadOf(PlannedTensor planned) =>
        planned.Shape.Count == 2 ? 1 / MathF.Sqrt(planned.Shape[1]) : SmallSpread;

    private static string GoogleName(string canonical) => canonical.Split('.', 2) switch
    {
        ["text", "lm_head.weight"] => "language_model.lm_head.weight",
        ["text", var rest] => $"language_model.model.{rest}",
        ["vision", var rest] => $"vision_tower.vision_model.{rest}",
        [_, var rest] => $"multi_modal_projector.{rest}",
        _ => throw new ArgumentException($"{canonical} is not a canonical name.", nameof(canonical)),
    };
}
