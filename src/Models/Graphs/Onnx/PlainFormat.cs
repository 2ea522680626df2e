using static Surgical.Models.Graphs.Onnx.OnnxAttribute;

namespace Surgical.Models.Graphs.Onnx;

/// <summary>Weights as they are, in the type that is computed in.</summary>
internal sealed class PlainFormat(OnnxType number) : IGraphFormat
{
    public OnnxType Number => number;

    // The weight is used as it lies: a Transpose would be folded into a copy when a session opens (medgemma.md 0.6).
    public string Linear(OnnxGraph graph, string x, string weight, string? output) => graph.MicrosoftOp(
        "FusedMatMul",
        [x, graph.Weight(weight)],
        [output ?? graph.NewValue("linear")],
        Int("transB", 1));
}
