using Surgical.Models.Graphs;
using Surgical.Models.Graphs.Onnx;
using static Surgical.Gpu.OperatorInput;
using static Surgical.Models.Graphs.Onnx.OnnxAttribute;

namespace Surgical.Gpu;

/// <summary>Every operator of the GPU's graphs, in the shapes of a 4B model (medgemma.md 6).</summary>
internal static class Operators
{
    private const int Hidden = 2560;
    private const int Head = 256;

    public static IEnumerable<OperatorGraph> All() =>
        Products().Concat(Norms()).Concat(Elements()).Concat(Attentions()).Concat(Movements()).Concat(Endings());

    private static IEnumerable<OperatorGraph> Products()
    {
        foreach (var rows in new[] { 1, 300 })
        {
            yield return One(
                $"FusedMatMul transB {rows}x{Hidden} . 2048x{Hidden}",
                [Normal("x", 1, 1, rows, Hidden), Normal("w", 0.02, 2048, Hidden)],
                graph => graph.MicrosoftOp("FusedMatMul", ["x", "w"], ["y"], Int("transB", 1)),
                1,
                rows,
                2048);
        }

        yield return One(
            "MatMul pooling 256x4096 . 4096x1152",
            [Normal("p", 0.01, 256, 4096), Normal("x", 1, 1, 4096, 1152)],
            graph => graph.Op("MatMul", ["p", "x"], ["y"]),
            1,
            256,
            1152);
    }

    private static IEnumerable<OperatorGraph> Norms()
    {
        foreach (var (rows, width) in new[] { (1, Hidden), (300, Hidden), (2400, Head), (8, Head) })
        {
            yield return One(
                $"SimplifiedLayerNormalization {rows}x{width}",
                [Normal("x", 30, 1, rows, width), Normal("w", 1, width)],
                graph => graph.Op(
                    "SimplifiedLayerNormalization", ["x", "w"], ["y"], Int("axis", -1), Float("epsilon", 1e-6f)),
                1,
                rows,
                width);
        }

        yield return new OperatorGraph(
            "SkipSimplifiedLayerNormalization",
            [Normal("x", 3, 1, 300, Hidden), Normal("r", 30, 1, 300, Hidden), Normal("w", 1, Hidden)],
            (graph, type) =>
            {
                graph.MicrosoftOp(
                    "SkipSimplifiedLayerNormalization", ["x", "r", "w"], ["y", "", "", "s"], Float("epsilon", 1e-6f));
                graph.Output("y", type, 1, 300, Hidden);
                graph.Output("s", type, 1, 300, Hidden);
            },
            ["y", "s"]);
        yield return One(
            "LayerNormalization 4096x1152",
            [Normal("x", 3, 1, 4096, 1152), Normal("w", 1, 1152), Normal("b", 1, 1152)],
            graph => graph.Op("LayerNormalization", ["x", "w", "b"], ["y"], Int("axis", -1), Float("epsilon", 1e-6f)),
            1,
            4096,
            1152);
    }

    private static IEnumerable<OperatorGraph> Elements()
    {
        yield return One(
            "Gelu tanh",
            [Normal("x", 2, 1, 300, 10240)],
            graph => graph.Op("Gelu", ["x"], ["y"], String("approximate", "tanh")),
            1,
            300,
            10240);
        yield return One(
            "FastGelu",
            [Normal("x", 2, 1, 300, 10240)],
            graph => graph.MicrosoftOp("FastGelu", ["x"], ["y"]),
            1,
            300,
            10240);
        foreach (var op in new[] { "Add", "Mul" })
        {
            yield return One(
                op,
                [Normal("a", 1, 1, 300, Hidden), Normal("b", 1, 1, 300, Hidden)],
                graph => graph.Op(op, ["a", "b"], ["y"]),
                1,
                300,
                Hidden);
        }
    }

    private static IEnumerable<OperatorGraph> Attentions()
    {
        const int patches = 1024;
        yield return One(
            $"Attention vision {patches} patches, 16 heads of 72",
            [Normal("q", 1, 1, patches, 1152), Normal("k", 1, 1, patches, 1152), Normal("v", 1, 1, patches, 1152)],
            graph => graph.Op("Attention", ["q", "k", "v"], ["y"], Int("q_num_heads", 16), Int("kv_num_heads", 16)),
            1,
            patches,
            1152);
        foreach (var (tokens, window) in new[] { (300, int.MaxValue), (302, int.MaxValue), (300, 64), (1536, 1024) })
        {
            yield return AttentionOperators.Masked(tokens, window);
        }

        foreach (var (length, window, total) in new[]
            { (600, -1, 601), (600, -1, 2048), (600, 1024, 2048), (1500, 1024, 2048), (600, 64, 2048) })
        {
            yield return AttentionOperators.Cached(length, window, total);
        }
    }

    private static IEnumerable<OperatorGraph> Movements()
    {
        yield return AttentionOperators.Rotary(300);
        yield return One(
            "TensorScatter",
            [Normal("c", 1, 1, 4, 1024, Head), Normal("k", 1, 1, 4, 300, Head), new("at", [1], null, [0])],
            graph => graph.Op("TensorScatter", ["c", "k", "at"], ["y"], Int("axis", 2)),
            1,
            4,
            1024,
            Head);
        yield return One(
            "Gather embedding",
            [Normal("e", 1, 5000, Hidden), new("ids", [1, 3], null, [7, 4999, 0])],
            graph => graph.Op("Gather", ["e", "ids"], ["y"]),
            1,
            3,
            Hidden);
        foreach (var pictures in new[] { 2, 0 })
        {
            yield return One(
                $"ScatterND {pictures} rows",
                [
                    Normal("x", 1, 1, 6, Hidden),
                    new("at", [pictures, 2], null, pictures == 0 ? [] : [0, 3, 0, 4]),
                    Normal("f", 1, pictures, Hidden),
                ],
                graph => graph.Op("ScatterND", ["x", "at", "f"], ["y"]),
                1,
                6,
                Hidden);
        }

        yield return One(
            "GatherND last row",
            [Normal("x", 1, 1, 300, Hidden), new("last", [1], null, [298])],
            graph => graph.Op(
                "GatherND",
                ["x", graph.Op("Reshape", ["last", graph.Constant("i", -1, 1, 1)])],
                ["y"],
                Int("batch_dims", 1)),
            1,
            1,
            Hidden);
        yield return One(
            "Reshape, Transpose",
            [Normal("x", 1, 1, 300, 2048)],
            graph => graph.Op(
                "Transpose",
                [graph.Op("Reshape", ["x", graph.Constant("heads", 0, 0, 8, Head)])],
                ["y"],
                Ints("perm", 0, 2, 1, 3)),
            1,
            8,
            300,
            Head);
    }

    private static IEnumerable<OperatorGraph> Endings()
    {
        const int vocabulary = 262208;
        yield return new OperatorGraph(
            "Cast, LogSoftmax, TopK of 262208",
            [Normal("x", 5, 1, 1, vocabulary)],
            (graph, _) => NextToken.Declare(graph, "x", vocabulary),
            [GraphNames.LikeliestToken, GraphNames.LikeliestScore, GraphNames.Logits]);
    }

    private static OperatorGraph One(
        string name, OperatorInput[] inputs, Action<OnnxGraph> build, params int[] shape) => new(
        name,
        inputs,
        (graph, type) =>
        {
            build(graph);
            graph.Output("y", type, [.. shape.Select(length => (OnnxDimension)length)]);
        },
        ["y"]);
}
