using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>A model's graphs on the GPU and all that they share. Made, used and disposed on one thread.</summary>
internal sealed class CudaGraphs : IDisposable
{
    private static readonly ModelFormat BFloat16 = new ModelFormat.BF16();

    private readonly Stack<IDisposable> _owned = [];
    private readonly Gemma3Configuration _configuration;
    private readonly CudaOptions _options;
    private readonly string _folder;
    private readonly CudaStream _stream;
    private readonly DeviceWeights _weights;
    private readonly GpuMemoryPlan _plan;
    private readonly CudaCache _cache;
    private readonly PromptBuffers _prompts;
    private CudaPrefill? _allRows;

    /// <param name="model">In bfloat16. Its weights are read once; nothing of it is kept open.</param>
    /// <param name="options">How it runs.</param>
    /// <exception cref="ModelException">
    /// The GPU's memory does not suffice, or ONNX Runtime refuses the model.
    /// </exception>
    /// <exception cref="ImportException">The weights cannot be mapped.</exception>
    public CudaGraphs(ImportedModel model, CudaOptions options)
    {
        (_configuration, _options, _folder) = (model.Manifest.Configuration, options, model.Folder);
        var text = _configuration.Text;
        using var mapping = model.MapWeights();
        _stream = Own(new CudaStream());
        try
        {
            _plan = Plan(DeviceWeights.Size(mapping));
            _weights = Own(new DeviceWeights(mapping, _stream));
            _cache = Own(new CudaCache(text, Gemma3Graphs.Capacity(text), _stream));
            Next = Own(new NextTokenBuffers(_stream, text.VocabularySize));
            _prompts = Own(new PromptBuffers(_stream, text.HiddenSize));
            var vision = Open(Gemma3Graphs.Vision(_configuration, BFloat16), _plan.Vision);
            Vision = Own(new CudaVision(vision, _configuration, _stream));
            Prefill = Reading(Gemma3Graphs.Prefill(_configuration, BFloat16));
            var decode = Open(Gemma3Graphs.Decode(_configuration, BFloat16), _plan.Decode, _options.Captured);
            Decode = Own(new CudaDecode(decode, _cache, Next, _stream, text.VocabularySize));
            WarmUp();
        }
        catch
        {
            _stream.Settle();
            Dispose();
            throw;
        }
    }

    /// <summary>Tokens of the longest context.</summary>
    public int Capacity => _cache.Capacity;

    /// <summary>What the graphs say of the next token.</summary>
    public NextTokenBuffers Next { get; }

    public CudaVision Vision { get; }

    public CudaPrefill Prefill { get; }

    public CudaDecode Decode { get; }

    /// <summary>
    /// The graph that gives every row's logits; only checks need it, so that it is opened when asked for.
    /// </summary>
    public CudaPrefill AllRows => _allRows ??= Reading(Gemma3Graphs.PrefillOfAllRows(_configuration, BFloat16));

    /// <summary>Waits for what a run that failed may still be doing: it may read what the next one writes.</summary>
    public void Settle()
    {
        if (!_stream.IsClosed)
        {
            _stream.Settle();
        }
    }

    public void Dispose()
    {
        while (_owned.TryPop(out var owned))
        {
            owned.Dispose();
        }
    }

    private GpuMemoryPlan Plan(long weights)
    {
        var (free, total) = Cudart.Memory();
        return GpuMemoryPlan
            .Needed(_configuration, weights, Gemma3Graphs.Capacity(_configuration.Text))
            .Within(_options.MemoryShare, free, total);
    }

    /// <summary>
    /// Runs every graph, so that a kernel that is missing is noticed here, and the tokens' graph is captured.
    /// </summary>
    private void WarmUp()
    {
        // One run to take memory, one to capture, one to replay.
        const int runs = 3;
        Prefill.Read(new Prompt([0], []), Next, CancellationToken.None);
        for (var run = 0; run < runs; run++)
        {
            Decode.Read(id: 0, position: 1, CancellationToken.None);
        }
    }

    private CudaPrefill Reading(byte[] graph) =>
        new(Open(graph, _plan.Prefill), _cache, _prompts, _configuration, _stream);

    private GraphSession Open(byte[] graph, long memory, bool captured = false) =>
        Own(CudaSession.Open(graph, _folder, _weights, _stream, _options, memory, captured));

    private T Own<T>(T part)
        where T : IDisposable
    {
        _owned.Push(part);
        return part;
    }
}
