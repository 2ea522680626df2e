using System.Numerics.Tensors;
using Surgical.Models.Files;
using Surgical.Models.Files.Weights;

namespace Surgical.Models.Lora;

/// <summary>A and B of one module, and the weight that they change.</summary>
/// <param name="Module">Path of the module as the adapter spells it.</param>
/// <param name="A">The factor next to the input.</param>
/// <param name="B">The factor next to the output.</param>
/// <param name="Target">The model's weight, [outputs x inputs]; of an embedding [tokens x width].</param>
/// <param name="Magnitude">DoRA's length of every row, [outputs]; null without.</param>
internal sealed record LoraPair(
    string Module, SourceTensor A, SourceTensor B, PlannedTensor Target, SourceTensor? Magnitude)
{
    /// <summary>Whether it is that of an embedding, whose factors PEFT stores the other way round.</summary>
    public bool IsEmbedding => LoraMatch.IsEmbedding(Target);

    /// <summary>Whether the factors are those of a weight as it is stored here.</summary>
    public bool Fits(int rank) => HasShapes(rank, inputs: Target.FileShape[1], outputs: Target.FileShape[0]);

    /// <summary>Whether the factors are those of a weight stored input by output.</summary>
    public bool FitsTransposed(int rank) => HasShapes(rank, inputs: Target.FileShape[0], outputs: Target.FileShape[1]);

    /// <summary>Adds what is wrong with shapes and numbers.</summary>
    /// <returns>Whether nothing is added to the weight: one of the factors is zero all over.</returns>
    public bool Check(int rank, bool isTransposed, Problems problems)
    {
        var (outputs, inputs) = (Target.FileShape[0], Target.FileShape[1]);
        CheckShape(A, [rank, isTransposed ? outputs : inputs], problems);
        CheckShape(B, [isTransposed ? inputs : outputs, rank], problems);
        if (Magnitude is { } lengths)
        {
            CheckShape(lengths, [outputs], problems);
            GreatestOf(lengths, problems);
        }

        var (ofA, ofB) = (GreatestOf(A, problems), GreatestOf(B, problems));
        return ofA == 0 || ofB == 0;
    }

    /// <summary>The greatest of a tensor's numbers, signs aside; one that is none is a problem, as it would spread over
    /// the whole reply.</summary>
    public static float GreatestOf(SourceTensor tensor, Problems problems)
    {
        var buffer = new float[Math.Min(1 << 16, tensor.Tensor.Count)];
        var greatest = 0f;
        for (var first = 0L; first < tensor.Tensor.Count; first += buffer.Length)
        {
            var part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, tensor.Tensor.Count - first));
            tensor.Read(first, part);
            var ofPart = Math.Abs(TensorPrimitives.MaxMagnitude(part));
            if (!float.IsFinite(ofPart))
            {
                problems.Add(tensor.Tensor.Name, "finite numbers", $"{ofPart}");
                return ofPart;
            }

            greatest = Math.Max(greatest, ofPart);
        }

        return greatest;
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
}
