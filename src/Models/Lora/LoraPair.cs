using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Lora;

/// <summary>A and B of one layer, and the weight that they change.</summary>
/// <param name="Module">Path of the layer as the adapter spells it.</param>
/// <param name="A">The factor next to the input.</param>
/// <param name="B">The factor next to the output.</param>
/// <param name="Target">The model's weight, [outputs x inputs].</param>
internal sealed record LoraPair(string Module, SourceTensor A, SourceTensor B, PlannedTensor Target)
{
    /// <summary>Whether the factors are those of a weight as it is stored here.</summary>
    public bool Fits(int rank) => HasShapes(rank, inputs: Target.FileShape[1], outputs: Target.FileShape[0]);

    /// <summary>Whether the factors are those of a weight stored input by output.</summary>
    public bool FitsTransposed(int rank) => HasShapes(rank, inputs: Target.FileShape[0], outputs: Target.FileShape[1]);

    /// <summary>Adds what is wrong with shapes and numbers.</summary>
    public void Check(int rank, bool isTransposed, Problems problems)
    {
        var (outputs, inputs) = (Target.FileShape[0], Target.FileShape[1]);
        CheckShape(A, [rank, isTransposed ? outputs : inputs], problems);
        CheckShape(B, [isTransposed ? inputs : outputs, rank], problems);
        CheckNumbers(A, problems);
        CheckNumbers(B, problems);
    }

    private bool HasShapes(int rank, long inputs, long outputs) =>
        A.Tensor.Shape is [var ofA, var width] && B.Tensor.Shape is [var height, var ofB]
        && ofA == rank && ofB == rank && width == inputs && height == outputs;

    private void CheckShape(SourceTensor factor, long[] expected, Problems problems)
    {
        if (!factor.Tensor.Shape.SequenceEqual(expected))
        {
            problems.Add(
                factor.Tensor.Name,
                $"[{string.Join(", ", expected)}] for {Target.Name} [{string.Join(", ", Target.FileShape)}]",
                $"[{string.Join(", ", factor.Tensor.Shape)}]");
        }
    }

    // One of them would spread over the whole reply.
    private static void CheckNumbers(SourceTensor factor, Problems problems)
    {
        var buffer = new float[Math.Min(1 << 16, factor.Tensor.Count)];
        for (var first = 0L; first < factor.Tensor.Count; first += buffer.Length)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, factor.Tensor.Count - first));
            factor.Read(first, part);
            foreach (var number in part)
            {
                if (!float.IsFinite(number))
                {
                    problems.Add(factor.Tensor.Name, "finite numbers", $"{number}");
                    return;
                }
            }
        }
    }
}
