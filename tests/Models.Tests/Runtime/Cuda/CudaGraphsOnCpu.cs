using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Graphs.Onnx;
using Surgical.Models.Runtime;
using Surgical.Models.Runtime.Cpu;
using Surgical.Models.Runtime.Cuda;

namespace Surgical.Models.Tests.Runtime.Cuda;

/// <summary>The graphs that a GPU runs, written in float32 instead of bfloat16 and run by the processor.</summary>
internal sealed class CudaGraphsOnCpu : IGemma3Runtime
{
    private static readonly PlainFormat Float32 = new(OnnxType.Float);

    private readonly Gemma3Configuration _configuration;
    private readonly SharedWeights _weights;
    private readonly KeyValueCache _cache;
    private readonly GraphSession _vision;
    private readonly GraphSession _prefill;
    private readonly GraphSession _allRows;
    private readonly GraphSession _decode;
    private readonly float[] _logits;
    private readonly long[] _likeliest = new long[1];
    private readonly float[] _score = new float[1];

    /// <param name="model">In float32.</param>
    /// <param name="rounded">Whether what each operator computes is rounded to bfloat16.</param>
    public CudaGraphsOnCpu(ImportedModel model, bool rounded = false)
    {
        _configuration = model.Manifest.Configuration;
        _weights = new SharedWeights(model.MapWeights(), prepacks: false);
        _cache = new KeyValueCache(_configuration.Text, Gemma3Graphs.Capacity(_configuration.Text));
        _logits = new float[_configuration.Text.VocabularySize];
        GraphSession Session(byte[] graph) =>
            GraphSession.OnProcessor(rounded ? RoundedGraph.Of(graph) : graph, model.Folder, _weights);
        _vision = Session(VisionGraph.Write(_configuration, Float32, GraphDevice.Cuda));
        _prefill = Session(PrefillGraph.Write(_configuration, Float32, GraphDevice.Cuda, allRows: false));
        _allRows = Session(PrefillGraph.Write(_configuration, Float32, GraphDevice.Cuda, allRows: true));
        _decode = Session(DecodeGraph.Write(_configuration, Float32, GraphDevice.Cuda));
    }

    public int Capacity => _cache.Capacity;

    public void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken) =>
        new VisionTower(_vision, _configuration).Look(planes, features, cancellationToken);

    public ReadOnlySpan<float> ReadPrompt(Prompt prompt, CancellationToken cancellationToken)
    {
        var inputs = new PromptInputs(prompt, _configuration, Capacity);
        using var binding = Bind(_prefill, inputs);
        binding.Input<long>(GraphNames.Last, new long[] { inputs.Last }, 1);
        BindNextToken(binding);
        binding.Run(cancellationToken);
        return _logits;
    }

    public ReadOnlySpan<float> ReadToken(int id, int position, CancellationToken cancellationToken)
    {
        using var binding = _decode.CreateBinding();
        _cache.BindTo(binding);
        binding.Input<long>(GraphNames.Ids, new long[] { id }, 1, 1);
        binding.Input<int>(GraphNames.LastPosition, new[] { position }, 1);
        binding.Input<int>(GraphNames.Total, new[] { position + 1 });
        BindNextToken(binding);
        binding.Run(cancellationToken);
        return _logits;
    }

    public ScoredToken LikeliestAfter(Prompt prompt, CancellationToken cancellationToken)
    {
        ReadPrompt(prompt, cancellationToken);
        return new((int)_likeliest[0], _score[0]);
    }

    public ScoredToken LikeliestAfter(int id, int position, CancellationToken cancellationToken)
    {
        ReadToken(id, position, cancellationToken);
        return new((int)_likeliest[0], _score[0]);
    }

    public float[] ReadAllRows(Prompt prompt, CancellationToken cancellationToken)
    {
        var inputs = new PromptInputs(prompt, _configuration, Capacity);
        var rows = new float[inputs.Length * _logits.Length];
        using var binding = Bind(_allRows, inputs);
        binding.Output<float>(GraphNames.Logits, rows, 1, inputs.Length, _logits.Length);
        binding.Run(cancellationToken);
        return rows[..(prompt.Ids.Count * _logits.Length)];
    }

    public void Dispose()
    {
        foreach (var part in new IDisposable[] { _vision, _prefill, _allRows, _decode, _cache, _weights })
        {
            part.Dispose();
        }
    }

    private GraphBinding Bind(GraphSession session, PromptInputs inputs)
    {
        var (length, images) = (inputs.Length, inputs.ImagePlaces.Length / 2);
        var binding = session.CreateBinding();
        _cache.BindTo(binding);
        binding.Input<long>(GraphNames.Ids, inputs.Ids, 1, length);
        binding.Input<long>(GraphNames.Positions, inputs.Positions, 1, length);
        binding.Input<long>(GraphNames.Write, new long[1], 1);
        binding.Input<long>(GraphNames.ImagePlaces, inputs.ImagePlaces, images, 2);
        binding.Input<float>(GraphNames.Features, inputs.Features, images, _configuration.Text.HiddenSize);
        foreach (var input in inputs.MaskNames)
        {
            var mask = new float[length * length];
            inputs.WriteMask(input, AttentionMask.Hidden, mask);
            binding.Input<float>(input, mask, 1, 1, length, length);
        }

        return binding;
    }

    private void BindNextToken(GraphBinding binding)
    {
        binding.Output<float>(GraphNames.Logits, _logits, 1, 1, _logits.Length);
        binding.Output<long>(GraphNames.LikeliestToken, _likeliest, 1, 1, 1);
        binding.Output<float>(GraphNames.LikeliestScore, _score, 1, 1, 1);
    }
}
