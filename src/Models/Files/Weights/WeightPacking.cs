using Surgical.Models.Graphs;

namespace Surgical.Models.Files.Weights;

/// <summary>How a matrix is rounded to few bits, as MatMulNBits reads it (medgemma.md 7.5).</summary>
/// <param name="Bits">Of a weight: 4 or 8.</param>
/// <param name="Block">Weights of a row that share a scale.</param>
internal sealed record WeightPacking(int Bits, int Block)
{
    // Features keep a cosine of 0.999 with these (PackedVisionTests); a larger block gains nothing here.
    private static readonly WeightPacking Vision = new(8, 32);

    /// <summary>Name of a packed matrix's bytes, [rows, blocks, bytes of a block].</summary>
    public static string BytesOf(string weight) => weight + ".packed";

    /// <summary>Name of a packed matrix's scales, [rows x blocks].</summary>
    public static string ScalesOf(string weight) => weight + ".scales";

    /// <summary>How graphs of a format multiply with a weight; null for one that is not packed.</summary>
    public static WeightPacking? Of(ModelFormat format, string weight) => format is not ModelFormat.Int4 int4
        ? null
        : weight switch
        {
            GraphNames.Embedding or GraphNames.Head => new(int4.HeadBits, int4.Block),
            _ when IsLinear(weight, "text.layers.") => new(4, int4.Block),
            _ when IsLinear(weight, "vision.encoder.layers.") => Vision,
            _ => null,
        };

    /// <summary>Blocks of a row; the last may be filled up with zeros.</summary>
    /// <param name="columns">Weights in the row.</param>
    public long Blocks(long columns) => (columns + Block - 1) / Block;

    /// <summary>Bytes of a block.</summary>
    public int BlockBytes => Block * Bits / 8;

    private static bool IsLinear(string weight, string owner) =>
        weight.StartsWith(owner, StringComparison.Ordinal)
        && (weight.EndsWith("_proj.weight", StringComparison.Ordinal)
            || weight.EndsWith(".fc1.weight", StringComparison.Ordinal)
            || weight.EndsWith(".fc2.weight", StringComparison.Ordinal));
}
