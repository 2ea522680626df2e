using Surgical.ModelImport;

namespace Surgical.Analyzer.Checks;

/// <summary>How far a model's results may be from those of the reference implementation.</summary>
/// <param name="Logits">Most that a logit is off, over the greatest reference logit; the cache's likewise.</param>
/// <param name="Cosine">Least cosine similarity of a position's logits.</param>
/// <param name="Features">Like <paramref name="Logits"/>, of the image features.</param>
/// <param name="Greedy">Whether every token of the greedy continuation must be the reference's.</param>
public sealed record Tolerance(double Logits, double Cosine, double Features, bool Greedy)
{
    /// <summary>Room for float32 to be added up in another order; a single weight that is 1 % off is noticed.</summary>
    private static readonly Tolerance Exact = new(2e-4, 0.99999, 2e-4, Greedy: true);

    /// <summary>
    /// Room for rounding the weights themselves. The small models with random weights suffer most from it: logits were off
    /// by 0.47 and cosines down to 0.79 with four bits in blocks of 32, features off by 0.013 with eight. A wrong matrix
    /// or a wrong order of bits leaves no likeness at all; finer mistakes are what tests look for, that compare with the
    /// rounded weights in float32.
    /// </summary>
    private static readonly Tolerance Packed = new(0.6, 0.7, 0.05, Greedy: false);

    /// <summary>
    /// Room for computing in bfloat16: the reference implementation's own results differ so far from its float32 ones
    /// (cosine 0.9999, and a near tie goes the other way now and then). Not measured on a GPU yet.
    /// </summary>
    private static readonly Tolerance Rounded = new(0.05, 0.999, 0.05, Greedy: false);

    /// <summary>The tolerance of a model of that format.</summary>
    public static Tolerance Of(ModelFormat format) => format switch
    {
        ModelFormat.Int4 => Packed,
        ModelFormat.BF16 => Rounded,
        _ => Exact,
    };
}
