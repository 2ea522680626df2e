using Surgical.Models.Gemma3;
using Surgical.Models.Graphs.Onnx;
using static Surgical.Models.Graphs.Onnx.OnnxAttribute;

namespace Surgical.Models.Graphs;

/// <summary>Reads a prompt in one piece and fills the cache.</summary>
/// <remarks>
/// Masks come from outside, because inside a picture attention looks both ways and GroupQueryAttention cannot
/// (medgemma.md 0.3). Tokens attend to the keys of this run alone, so <see cref="GraphNames.Write"/> is 0.
/// </remarks>
internal sealed class PrefillGraph : ICachedAttention
{
    private readonly TextConfiguration _text;
    private readonly IGraphFormat _format;
    private readonly DecoderGraph _decoder;
    private readonly OnnxGraph _graph;

    private PrefillGraph(Gemma3Configuration configuration, IGraphFormat format, GraphDevice device)
    {
        _text = configuration.Text;
        _format = format;
        _decoder = new DecoderGraph("prefill", configuration, format, device);
        _graph = _decoder.Graph;
    }

    /// <param name="configuration">The model's shape.</param>
    /// <param name="format">Its numbers.</param>
    /// <param name="device">What runs it.</param>
    /// <param name="allRows">Logits of every row, instead of the one that <see cref="GraphNames.Last"/> names.</param>
    public static byte[] Write(
        Gemma3Configuration configuration, IGraphFormat format, GraphDevice device, bool allRows) =>
        new PrefillGraph(configuration, format, device).Write(allRows);

    public string Attend(int layer, string query, string key, string value)
    {
        var (cosines, sines) = _decoder.Rope(layer);
        string Turned(string x) =>
            _graph.MicrosoftOp("RotaryEmbedding", [HeadsFirst(x), GraphNames.Positions, cosines, sines]);

        query = Turned(query);
        key = Turned(key);
        value = HeadsFirst(_decoder.SplitHeads(value, _text.KeyValueHeads));
        Keep(GraphNames.PastKey(layer), key, GraphNames.PresentKey(layer));
        Keep(GraphNames.PastValue(layer), value, GraphNames.PresentValue(layer));

        var attended = _graph.Op(
            "Attention",
            [query, key, value, Mask(_text.Layers[layer])],
            Float("scale", (float)(1 / Math.Sqrt(_text.QueryScale))));
        return _decoder.JoinHeads(HeadsFirst(attended));
    }

    private static string Mask(LayerKind kind) =>
        kind is LayerKind.Full ? GraphNames.FullMask : GraphNames.SlidingMask;

    private byte[] Write(bool allRows)
    {
        var embeddings = _decoder.Inputs(pictures: true);
        _graph.Input(GraphNames.Positions, OnnxType.Int64, "batch", "sequence");
        _graph.Input(GraphNames.Write, OnnxType.Int64, "batch");
        foreach (var kind in _text.Layers.Distinct())
        {
            _graph.Input(Mask(kind), _format.Number, "batch", 1, "sequence", "sequence");
        }

        var hidden = _decoder.Layers(embeddings, this);
        return allRows ? _decoder.Head(hidden, "sequence") : _decoder.HeadOfOneRow(LastRow(hidden));
    }

    private string LastRow(string hidden)
    {
        var last = _graph.Input(GraphNames.Last, OnnxType.Int64, "batch");
        var indices = _graph.Op("Reshape", [last, _graph.Constant("row_index", -1, 1, 1)]);
        return _graph.Op("GatherND", [hidden, indices], Int("batch_dims", 1));
    }

    private string HeadsFirst(string x) => _graph.Op("Transpose", [x], Ints("perm", 0, 2, 1, 3));

    private void Keep(string past, string rows, string present) =>
        _graph.Op("TensorScatter", [past, rows, GraphNames.Write], [present], Int("axis", 2));
}
