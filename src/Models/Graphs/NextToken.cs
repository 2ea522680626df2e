using Surgical.Models.Graphs.Onnx;
using static Surgical.Models.Graphs.Onnx.OnnxAttribute;

namespace Surgical.Models.Graphs;

/// <summary>The likeliest token of each row, so that a few bytes leave the device instead of all logits.</summary>
/// <remarks>
/// Of equally likely tokens the lowest id. ArgMax and ReduceLogSumExp would need cuDNN on a GPU; these do not.
/// </remarks>
internal static class NextToken
{
    /// <summary>Declares the logits in float32, the likeliest id and its log-probability.</summary>
    /// <param name="graph">Receives nodes and outputs.</param>
    /// <param name="logits">[batch, 1, vocabulary], in any type.</param>
    /// <param name="vocabulary">Tokens.</param>
    public static void Declare(OnnxGraph graph, string logits, int vocabulary)
    {
        graph.Op("Cast", [logits], [GraphNames.Logits], Int("to", (int)OnnxType.Float));
        var scores = graph.Op("LogSoftmax", [GraphNames.Logits], Int("axis", -1));
        graph.Op(
            "TopK",
            [scores, graph.Constant("one", 1)],
            [GraphNames.LikeliestScore, GraphNames.LikeliestToken],
            Int("axis", -1));
        graph.Output(GraphNames.Logits, OnnxType.Float, "batch", 1, vocabulary);
        graph.Output(GraphNames.LikeliestScore, OnnxType.Float, "batch", 1, 1);
        graph.Output(GraphNames.LikeliestToken, OnnxType.Int64, "batch", 1, 1);
    }
}
