using Surgical.Models.Gemma3;
using Surgical.Models.Graphs.Onnx;
using static Surgical.Models.Graphs.Onnx.OnnxAttribute;

namespace Surgical.Models.Graphs;

/// <summary>What prefill and decode have in common: inputs, cache, layers, head.</summary>
internal sealed class DecoderGraph(
    string name, Gemma3Configuration configuration, IGraphFormat format, GraphDevice device)
{
    private readonly TextConfiguration _text = configuration.Text;
    private readonly int _capacity = Gemma3Graphs.Capacity(configuration.Text);
    private readonly Dictionary<LayerKind, (string Cosines, string Sines)> _ropes = [];

    public OnnxGraph Graph { get; } = new(name, configuration, format);

    /// <summary>Declares caches, in and out, and the embeddings or what they are made of.</summary>
    /// <returns>The embeddings.</returns>
    public string Inputs(bool pictures)
    {
        for (var layer = 0; layer < _text.Layers.Count; layer++)
        {
            Cache(GraphNames.PastKey(layer), GraphNames.PresentKey(layer));
            Cache(GraphNames.PastValue(layer), GraphNames.PresentValue(layer));
        }

        if (device is GraphDevice.Cpu)
        {
            return Graph.Input(GraphNames.Embeddings, format.Number, "batch", "sequence", _text.HiddenSize);
        }

        var rows = TokenEmbedding.Rows(Graph, _text);
        return pictures ? TokenEmbedding.WithPictures(Graph, rows, format.Number, _text) : rows;
    }

    /// <summary>Cosines and sines for a layer's positions.</summary>
    public (string Cosines, string Sines) Rope(int layer)
    {
        var kind = _text.Layers[layer];
        if (_ropes.TryGetValue(kind, out var declared))
        {
            return declared;
        }

        var rope = kind is LayerKind.Full ? _text.FullRope : _text.SlidingRope;
        var table = RopeTable.For(rope, _capacity, _text.HeadSize);
        return _ropes[kind] = (
            Graph.Constant($"cosines_{kind}", table.Cosines, _capacity, _text.HeadSize / 2),
            Graph.Constant($"sines_{kind}", table.Sines, _capacity, _text.HeadSize / 2));
    }

    /// <summary>All layers and the last norm.</summary>
    /// <remarks>Each sum with the residual is fused with the norm that follows it, which may be the next
    /// layer's.</remarks>
    public string Layers(string embeddings, ICachedAttention attention)
    {
        var residual = embeddings;
        var normed = Norm(embeddings, "text.layers.0.input_layernorm.weight");
        for (var layer = 0; layer < _text.Layers.Count; layer++)
        {
            var prefix = $"text.layers.{layer}.";
            var following = layer + 1 < _text.Layers.Count ? $"text.layers.{layer + 1}.input_layernorm" : "text.norm";

            var attended = Norm(SelfAttention(layer, normed, attention), prefix + "post_attention_layernorm.weight");
            (normed, residual) = AddAndNorm(attended, residual, prefix + "pre_feedforward_layernorm.weight");
            var fed = Norm(FeedForward(layer, normed), prefix + "post_feedforward_layernorm.weight");
            (normed, residual) = AddAndNorm(fed, residual, following + ".weight");
        }

        return normed;
    }

    public byte[] Head(string x, OnnxDimension rows)
    {
        HeadLinear(x, GraphNames.Logits);
        Graph.Output(GraphNames.Logits, format.Number, "batch", rows, _text.VocabularySize);
        return Graph.ToModel();
    }

    /// <summary>As <see cref="Head"/> of a single row; a GPU also says which token is likeliest.</summary>
    public byte[] HeadOfOneRow(string x)
    {
        if (device is GraphDevice.Cpu)
        {
            return Head(x, 1);
        }

        NextToken.Declare(Graph, HeadLinear(x, output: null), _text.VocabularySize);
        return Graph.ToModel();
    }

    /// <summary>Splits the last dimension into heads.</summary>
    public string SplitHeads(string x, int heads) =>
        Graph.Op("Reshape", [x, Graph.Constant($"split_{heads}", 0, 0, heads, _text.HeadSize)]);

    /// <summary>Joins the last two dimensions.</summary>
    public string JoinHeads(string x) => Graph.Op("Reshape", [x, Graph.Constant("join", 0, 0, -1)]);

    private void Cache(string past, string present)
    {
        Graph.Input(past, format.Number, "batch", _text.KeyValueHeads, _capacity, _text.HeadSize);
        Graph.Output(present, format.Number, "batch", _text.KeyValueHeads, _capacity, _text.HeadSize);
    }

    private string SelfAttention(int layer, string x, ICachedAttention attention)
    {
        var prefix = $"text.layers.{layer}.self_attn.";
        var query = SplitHeads(Linear(x, prefix + "q_proj"), _text.Heads);
        var key = SplitHeads(Linear(x, prefix + "k_proj"), _text.KeyValueHeads);
        var attended = attention.Attend(
            layer,
            Norm(query, prefix + "q_norm.weight"),
            Norm(key, prefix + "k_norm.weight"),
            Linear(x, prefix + "v_proj"));
        return Linear(attended, prefix + "o_proj");
    }

    private string FeedForward(int layer, string x)
    {
        var prefix = $"text.layers.{layer}.mlp.";
        var gate = Graph.Op("Gelu", [Linear(x, prefix + "gate_proj")], String("approximate", "tanh"));
        return Linear(Graph.Op("Mul", [gate, Linear(x, prefix + "up_proj")]), prefix + "down_proj");
    }

    private string HeadLinear(string x, string? output) =>
        format.Linear(Graph, x, _text.TiedEmbeddings ? GraphNames.Embedding : GraphNames.Head, output);

    private string Linear(string x, string prefix) => format.Linear(Graph, x, prefix + ".weight");

    private string Norm(string x, string scale) => Graph.Op(
        "SimplifiedLayerNormalization",
        [x, Graph.Weight(scale)],
        Int("axis", -1),
        Float("epsilon", _text.NormEpsilon));

    private (string Normed, string Sum) AddAndNorm(string x, string residual, string scale)
    {
        var sum = Graph.NewValue("residual");
        var normed = Graph.MicrosoftOp(
            "SkipSimplifiedLayerNormalization",
            [x, residual, Graph.Weight(scale)],
            [Graph.NewValue("normed"), string.Empty, string.Empty, sum],
            Float("epsilon", _text.NormEpsilon));
        return (normed, sum);
    }
}
