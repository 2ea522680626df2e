using Surgical.Models.Files;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Checks;

/// <summary>How far a model's results may be from those of the reference implementation.</summary>
/// <param name="Logits">Most that a logit is off, over the greatest reference logit; the cache's likewise.</param>
/// <param name="Cosine">Least cosine similarity of a position's logits.</param>
/// <param name="Features">Like <paramref name="Logits"/>, of the image features.</param>
/// <param name="Greedy">Whether the greedy continuation must be the reference's, where it is decided.</param>
/// <param name="Margin">Least difference of two logits that decides between them, over the greatest.</param>
/// <remarks>
/// Everything is read against the size of the logits: those of a trained model reach 95, where two right engines in
/// float32 differ by 2e-4, and a window that is off by one token by 0.3 (measured on Gemma 3 270M, medgemma.md 5.9).
/// </remarks>
public sealed record Tolerance(double Logits, double Cosine, double Features, bool Greedy, double Margin = 1e-5)
{
    /// <summary>Room for float32 to be added up in another order; a single weight that is 1 % off is noticed.</summary>
    private static readonly Tolerance Exact = new(2e-4, 0.99999, 2e-4, Greedy: true);

    /// <summary>
    /// Room for rounding the weights themselves. The small models with random weights suffer most from it: logits were
    /// off by 0.47 and cosines down to 0.79 with four bits in blocks of 32, features off by 0.013 with eight. A wrong
    /// matrix or a wrong order of bits leaves no likeness at all; finer mistakes are what tests look for, that compare
    /// with the rounded weights in float32.
    /// </summary>
    private static readonly Tolerance Packed = new(0.6, 0.7, 0.05, Greedy: false);

    // Seen where the GPU's graphs run in float32 and round what each operator computes to bfloat16, on small models of
    // 4 and 7 layers (CudaGraphsGoldenTests): at worst 1 - cosine is 4e-5 a layer, logits are off by 0.009 and features
    // by 0.004 times the root of the layers, as roundings that are independent add up. Two and a half times that is
    // allowed, since factors of norms and what is inside of attention were not rounded there. Not measured on a GPU
    // yet.
    private const double CosineOfALayer = 1e-4;
    private const double LogitsOfALayer = 0.02;
    private const double FeaturesOfALayer = 0.01;

    /// <summary>The tolerance of a model in a format; computing in bfloat16, it grows with the layers.</summary>
    public static Tolerance Of(ModelFormat format, Gemma3Configuration configuration) => format switch
    {
        ModelFormat.Int4 => Packed,
        ModelFormat.BF16 => Rounded(configuration.Text.Layers.Count, configuration.Vision.Layers),
        _ => Exact,
    };

    private static Tolerance Rounded(int layers, int visionLayers) => new(
        LogitsOfALayer * Math.Sqrt(layers),
        1 - (CosineOfALayer * layers),
        FeaturesOfALayer * Math.Sqrt(visionLayers),
        Greedy: false);
}
