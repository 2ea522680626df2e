using System.Numerics.Tensors;
using Surgical.Models.Contract;

namespace Surgical.Models.Runtime;

/// <summary>What a row of logits says.</summary>
internal static class Logits
{
    /// <summary>Numbers that are widened at a time; they stay in the nearest cache.</summary>
    private const int Part = 1024;

    /// <summary>Lets finite logarithms through.</summary>
    /// <exception cref="ModelException">It is not finite: what the model computes are no numbers.</exception>
    public static double Finite(double logarithm) => double.IsFinite(logarithm) ? logarithm : throw new ModelException(
        $"Expected finite scores of tokens, got a probability whose logarithm is {logarithm}: the model's weights are "
        + "damaged (check --full tells), or this machine computes wrongly.");

    /// <summary>The likeliest token and its probability; that is no number where the logits are none.</summary>
    public static ScoredToken Best(ReadOnlySpan<float> logits)
    {
        var id = Likeliest(logits);
        return new ScoredToken(id, logits[id] - LogOfSum(logits, logits[id]));
    }

    /// <summary>The likeliest token; the lowest id where several are equally likely.</summary>
    public static int Likeliest(ReadOnlySpan<float> logits) => TensorPrimitives.IndexOfMax(logits);

    /// <summary>Natural logarithm of a token's probability, summed in double precision.</summary>
    public static double LogProbability(ReadOnlySpan<float> logits, int id) => logits[id] - LogOfSum(logits);

    /// <summary>What is taken from a logit to make it a probability's natural logarithm; in double precision.</summary>
    public static double LogOfSum(ReadOnlySpan<float> logits) => LogOfSum(logits, TensorPrimitives.Max(logits));

    private static double LogOfSum(ReadOnlySpan<float> logits, double greatest)
    {
        var sum = 0.0;
        Span<double> wide = stackalloc double[Part];
        for (var first = 0; first < logits.Length; first += Part)
        {
            var part = wide[..Math.Min(Part, logits.Length - first)];
            TensorPrimitives.ConvertTruncating(logits.Slice(first, part.Length), part);
            TensorPrimitives.Subtract(part, greatest, part);
            TensorPrimitives.Exp(part, part);
            sum += TensorPrimitives.Sum(part);
        }

        return greatest + Math.Log(sum);
    }
}
