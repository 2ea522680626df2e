using Surgical.Models.Gemma3;
using Surgical.Models.Graphs.Onnx;
using static Surgical.Models.Graphs.Onnx.OnnxAttribute;

namespace Surgical.Models.Graphs;

/// <summary>
/// Picture patches to the features that replace a picture's soft tokens: SigLIP tower, pooling, projector.
/// </summary>
internal sealed class VisionGraph
{
    private const string Layer = "vision.encoder.layers.";

    private readonly Gemma3Configuration _configuration;
    private readonly VisionConfiguration _vision;
    private readonly IGraphFormat _format;
    private readonly OnnxGraph _graph;
    private readonly GraphDevice _device;

    private VisionGraph(Gemma3Configuration configuration, IGraphFormat format, GraphDevice device)
    {
        _configuration = configuration;
        _vision = configuration.Vision;
        _graph = new OnnxGraph("vision", configuration, format);
        _format = format;
        _device = device;
    }

    private int Grid => _vision.ImageSize / _vision.PatchSize;

    public static byte[] Write(Gemma3Configuration configuration, IGraphFormat format, GraphDevice device) =>
        new VisionGraph(configuration, format, device).Write();

    private byte[] Write()
    {
        const int channels = 3;
        var patches = _graph.Input(
            GraphNames.Patches, _format.Number, "batch", Grid * Grid, channels * _vision.PatchSize * _vision.PatchSize);
        var embedded = Linear(patches, "vision.embeddings.patch_embedding");
        var hidden = _graph.Op("Add", [embedded, _graph.Weight("vision.embeddings.position_embedding.weight")]);
        for (var layer = 0; layer < _vision.Layers; layer++)
        {
            hidden = _graph.Op("Add", [hidden, SelfAttention(layer, Norm(hidden, $"{Layer}{layer}.layer_norm1"))]);
            hidden = _graph.Op("Add", [hidden, FeedForward(layer, Norm(hidden, $"{Layer}{layer}.layer_norm2"))]);
        }

        Project(Norm(hidden, "vision.post_layernorm"));
        return _graph.ToModel();
    }

    private string SelfAttention(int layer, string x)
    {
        var prefix = $"{Layer}{layer}.self_attn.";
        var (query, key, value) =
            (Linear(x, prefix + "q_proj"), Linear(x, prefix + "k_proj"), Linear(x, prefix + "v_proj"));
        return Linear(Attend([query, key, value]), prefix + "out_proj");
    }

    // MultiHeadAttention is blocked on the CPU, where Attention would hold heads x patches x patches scores at once;
    // on a GPU it is Attention that is blocked, and MultiHeadAttention that asks for cuDNN (medgemma.md 6.1).
    private string Attend(ReadOnlySpan<string> inputs) => _device is GraphDevice.Cpu
        ? _graph.MicrosoftOp("MultiHeadAttention", inputs, Int("num_heads", _vision.Heads))
        : _graph.Op("Attention", inputs, Int("q_num_heads", _vision.Heads), Int("kv_num_heads", _vision.Heads));

    private string FeedForward(int layer, string x)
    {
        var prefix = $"{Layer}{layer}.mlp.";
        var gelu = _graph.Op("Gelu", [Linear(x, prefix + "fc1")], String("approximate", "tanh"));
        return Linear(gelu, prefix + "fc2");
    }

    private void Project(string x)
    {
        var tokens = _configuration.TokensPerImage;
        var averages = AveragePooling.Matrix(Grid, (int)Math.Sqrt(tokens));
        var pooling = _graph.Constant("pooling", averages, tokens, Grid * Grid);
        var norm = _graph.Op(
            "SimplifiedLayerNormalization",
            [_graph.Op("MatMul", [pooling, x]), _graph.Weight("projector.mm_soft_emb_norm.weight")],
            Int("axis", -1),
            Float("epsilon", _vision.NormEpsilon));
        _graph.Op("MatMul", [norm, _graph.Weight("projector.mm_input_projection_weight")], [GraphNames.Features]);
        _graph.Output(GraphNames.Features, _format.Number, "batch", tokens, _configuration.Text.HiddenSize);
    }

    private string Linear(string x, string prefix)
    {
        var product = _format.Linear(_graph, x, prefix + ".weight");
        return _graph.Op("Add", [product, _graph.Weight(prefix + ".bias")]);
    }

    private string Norm(string x, string prefix) => _graph.Op(
        "LayerNormalization",
        [x, _graph.Weight(prefix + ".weight"), _graph.Weight(prefix + ".bias")],
        Int("axis", -1),
        Float("epsilon", _vision.NormEpsilon));
}
