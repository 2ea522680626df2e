using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs.Onnx;

namespace Surgical.Models.Graphs;

/// <summary>The three graphs of a Gemma 3 model as ONNX files without weights (medgemma.md 6).</summary>
/// <remarks>
/// Weights are declared under their canonical names as external data in an empty file, so that a session that is
/// not handed one of them does not open. Inputs and outputs: <see cref="GraphNames"/>.
/// </remarks>
public static class Gemma3Graphs
{
    /// <summary>
    /// Context of several pictures and a long reply; the cache of a 4B model then takes 1.1 GB at most.
    /// </summary>
    private const int MostPositions = 4096;

    /// <summary>Rows of the cache: the longest prompt and reply together.</summary>
    public static int Capacity(TextConfiguration text) => Math.Min(text.MaxPositions, MostPositions);

    /// <summary>Picture patches to features.</summary>
    public static byte[] Vision(Gemma3Configuration configuration, ModelFormat format) =>
        VisionGraph.Write(configuration, Numbers(format), Device(format));

    /// <summary>A whole prompt to the logits of one row, the cache filled.</summary>
    public static byte[] Prefill(Gemma3Configuration configuration, ModelFormat format) =>
        PrefillGraph.Write(configuration, Numbers(format), Device(format), allRows: false);

    /// <summary>A whole prompt to the logits of all rows: for checks, and for scoring a text.</summary>
    public static byte[] PrefillOfAllRows(Gemma3Configuration configuration, ModelFormat format) =>
        PrefillGraph.Write(configuration, Numbers(format), Device(format), allRows: true);

    /// <summary>Further tokens on top of the cache.</summary>
    public static byte[] Decode(Gemma3Configuration configuration, ModelFormat format) =>
        DecodeGraph.Write(configuration, Numbers(format), Device(format));

    private static IGraphFormat Numbers(ModelFormat format) => format switch
    {
        ModelFormat.BF16 => new PlainFormat(OnnxType.BFloat16),
        ModelFormat.Int4 int4 => new PackedFormat(int4),
        _ => new PlainFormat(OnnxType.Float),
    };

    private static GraphDevice Device(ModelFormat format) =>
        format is ModelFormat.BF16 ? GraphDevice.Cuda : GraphDevice.Cpu;
}
