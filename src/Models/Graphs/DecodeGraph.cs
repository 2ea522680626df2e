using Surgical.Models.Gemma3;
using Surgical.Models.Graphs.Onnx;
using static Surgical.Models.Graphs.Onnx.OnnxAttribute;

namespace Surgical.Models.Graphs;

/// <summary>Reads further tokens, usually one, on top of the cache.</summary>
internal sealed class DecodeGraph : ICachedAttention
{
    private readonly TextConfiguration _text;
    private readonly DecoderGraph _decoder;

    private DecodeGraph(Gemma3Configuration configuration, IGraphFormat format, GraphDevice device)
    {
        _text = configuration.Text;
        _decoder = new DecoderGraph("decode", configuration, format, device);
    }

    public static byte[] Write(Gemma3Configuration configuration, IGraphFormat format, GraphDevice device)
    {
        var decode = new DecodeGraph(configuration, format, device);
        var decoder = decode._decoder;
        var embeddings = decoder.Inputs(pictures: false);
        decoder.Graph.Input(GraphNames.LastPosition, OnnxType.Int32, "batch");
        decoder.Graph.Input(GraphNames.Total, OnnxType.Int32);
        var hidden = decoder.Layers(embeddings, decode);
        return device is GraphDevice.Cpu ? decoder.Head(hidden, "sequence") : decoder.HeadOfOneRow(hidden);
    }

    public string Attend(int layer, string query, string key, string value)
    {
        const int unlimited = -1;
        var (cosines, sines) = _decoder.Rope(layer);
        var graph = _decoder.Graph;
        return graph.MicrosoftOp(
            "GroupQueryAttention",
            [
                _decoder.JoinHeads(query),
                _decoder.JoinHeads(key),
                value,
                GraphNames.PastKey(layer),
                GraphNames.PastValue(layer),
                GraphNames.LastPosition,
                GraphNames.Total,
                cosines,
                sines,
            ],
            [graph.NewValue("attended"), GraphNames.PresentKey(layer), GraphNames.PresentValue(layer)],
            Int("num_heads", _text.Heads),
            Int("kv_num_heads", _text.KeyValueHeads),
            Int("do_rotary", 1),
            Int("local_window_size", _text.Layers[layer] is LayerKind.Full ? unlimited : _text.SlidingWindow),
            Float("scale", (float)(1 / Math.Sqrt(_text.QueryScale))));
    }
}
