using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Graphs.Onnx;
using Surgical.Models.Runtime;
using static Surgical.Gpu.OperatorInput;
using static Surgical.Models.Graphs.Onnx.OnnxAttribute;

namespace Surgical.Gpu;

/// <summary>The decoder's ways of attending: 8 heads of 256, of which two share keys and values.</summary>
internal static class AttentionOperators
{
    private const int Heads = 8;
    private const int Shared = 4;
    private const int Head = 256;
    private const int Capacity = 2048;
    private const int ImageToken = 9;

    private static readonly RopeTable Rope = RopeTable.For(new Rope(1e4, 1), Capacity, Head);

    /// <summary>As prefill attends, with a picture in the prompt.</summary>
    public static OperatorGraph Masked(int tokens, int window)
    {
        int[] ids = [.. Enumerable.Range(0, tokens).Select(i => i is >= 8 and < 264 ? ImageToken : 1)];
        var mask = AttentionMask.Of(AttentionMask.Blocks(ids, ImageToken), window);
        return new OperatorGraph(
            $"Attention with mask, {tokens} tokens, window {(window == int.MaxValue ? "none" : window)}",
            [
                Normal("q", 1, 1, Heads, tokens, Head),
                Normal("k", 1, 1, Shared, tokens, Head),
                Normal("v", 1, 1, Shared, tokens, Head),
                new OperatorInput("m", [1, 1, tokens, tokens], mask),
            ],
            (graph, type) =>
            {
                graph.Op("Attention", ["q", "k", "v", "m"], ["y"], Float("scale", 1f / 16));
                graph.Output("y", type, 1, Heads, tokens, Head);
            },
            ["y"]);
    }

    /// <summary>As decode attends, to a cache of which a part is filled.</summary>
    public static OperatorGraph Cached(int length, int window, int total) => new(
        $"GroupQueryAttention of row {length}, window {window}, total {total}",
        [
            Normal("q", 1, 1, 1, Heads * Head),
            Normal("k", 1, 1, 1, Shared * Head),
            Normal("v", 1, 1, 1, Shared * Head),
            Normal("pk", 1, 1, Shared, Capacity, Head),
            Normal("pv", 1, 1, Shared, Capacity, Head),
            new OperatorInput("last", [1], null, [length], OnnxType.Int32),
            new OperatorInput("total", [], null, [total], OnnxType.Int32),
        ],
        (graph, type) =>
        {
            graph.MicrosoftOp(
                "GroupQueryAttention",
                [
                    "q", "k", "v", "pk", "pv", "last", "total",
                    graph.Constant("cos", Rope.Cosines, Capacity, Head / 2),
                    graph.Constant("sin", Rope.Sines, Capacity, Head / 2),
                ],
                ["y", "nk", "nv"],
                Int("num_heads", Heads),
                Int("kv_num_heads", Shared),
                Int("do_rotary", 1),
                Int("local_window_size", window),
                Float("scale", 1f / 16));
            graph.Output("y", type, 1, 1, Heads * Head);
            graph.Output("nk", type, 1, Shared, Capacity, Head);
            graph.Output("nv", type, 1, Shared, Capacity, Head);
        },
        ["y"]);

    /// <summary>As prefill turns queries by their positions.</summary>
    public static OperatorGraph Rotary(int tokens) => new(
        "RotaryEmbedding",
        [
            Normal("x", 1, 1, Heads, tokens, Head),
            new OperatorInput("pos", [1, tokens], null, [.. Enumerable.Range(0, tokens).Select(i => (long)i)]),
        ],
        (graph, type) =>
        {
            graph.MicrosoftOp(
                "RotaryEmbedding",
                [
                    "x", "pos",
                    graph.Constant("cos", Rope.Cosines, Capacity, Head / 2),
                    graph.Constant("sin", Rope.Sines, Capacity, Head / 2),
                ],
                ["y"]);
            graph.Output("y", type, 1, Heads, tokens, Head);
        },
        ["y"]);
}
