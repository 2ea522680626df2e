using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime.Cuda.Device;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>
/// A model on the GPU: weights uploaded once, all sessions share them; nothing is computed on the processor.
/// </summary>
internal sealed class CudaRuntime : IGemma3Runtime
{
    private static readonly ModelFormat BFloat16 = new ModelFormat.BF16();

    private readonly Stack<IDisposable> _owned = [];
    private readonly DeviceThread _thread = new();
    private readonly Gemma3Configuration _configuration;
    private readonly CudaOptions _options;
    private readonly string _folder;
    private CudaStream _stream = null!;
    private DeviceWeights _weights = null!;
    private GpuMemoryPlan _plan = null!;
    private CudaCache _cache = null!;
    private NextTokenBuffers _next = null!;
    private PromptBuffers _prompts = null!;
    private CudaVision _vision = null!;
    private CudaPrefill _prefill = null!;
    private CudaDecode _decode = null!;
    private CudaPrefill? _allRows;
    private bool _disposed;

    /// <param name="model">Its weights are read once; nothing of it is kept open.</param>
    /// <param name="options">How it runs.</param>
    /// <exception cref="ModelException">
    /// The model is not in bfloat16, the GPU's memory does not suffice, or ONNX Runtime refuses the model.
    /// </exception>
    /// <exception cref="ImportException">The weights cannot be mapped.</exception>
    public CudaRuntime(ImportedModel model, CudaOptions options)
    {
        (_configuration, _options, _folder) = (model.Manifest.Configuration, options, model.Folder);
        try
        {
            On(() => Open(model));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Capacity => _cache.Capacity;

    public void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken)
    {
        var copy = planes.ToArray();
        On(() => _vision.Look(copy, features, cancellationToken));
    }

    public ReadOnlySpan<float> ReadPrompt(Prompt prompt, CancellationToken cancellationToken)
    {
        On(() =>
        {
            _prefill.Read(prompt, _next, cancellationToken);
            _next.FetchLogits();
        });
        return _next.Logits;
    }

    public ReadOnlySpan<float> ReadToken(int id, int position, CancellationToken cancellationToken)
    {
        On(() =>
        {
            _decode.Read(id, position, cancellationToken);
            _next.FetchLogits();
        });
        return _next.Logits;
    }

    public ScoredToken LikeliestAfter(Prompt prompt, CancellationToken cancellationToken) => On(() =>
    {
        _prefill.Read(prompt, _next, cancellationToken);
        return _next.Likeliest();
    });

    public ScoredToken LikeliestAfter(int id, int position, CancellationToken cancellationToken) => On(() =>
    {
        _decode.Read(id, position, cancellationToken);
        return _next.Likeliest();
    });

    public float[] ReadAllRows(Prompt prompt, CancellationToken cancellationToken) => On(() =>
    {
        _allRows ??= Prefill(Open(Gemma3Graphs.PrefillOfAllRows(_configuration, BFloat16), _plan.Prefill));
        return _allRows.ReadAllRows(prompt, cancellationToken);
    });

    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        On(() =>
        {
            while (_owned.TryPop(out var owned))
            {
                owned.Dispose();
            }
        });
        _thread.Dispose();
    }

    private void Open(ImportedModel model)
    {
        RefuseOtherFormat(model);
        var text = _configuration.Text;
        var capacity = Gemma3Graphs.Capacity(text);
        using var mapping = model.MapWeights();
        _stream = Own(new CudaStream());
        var (free, total) = Cudart.Memory();
        _plan = GpuMemoryPlan
            .Needed(_configuration, DeviceWeights.Size(mapping), capacity)
            .Within(_options.MemoryShare, free, total);
        _weights = Own(new DeviceWeights(mapping, _stream));
        _cache = Own(new CudaCache(text, capacity, _stream));
        _next = Own(new NextTokenBuffers(_stream, text.VocabularySize));
        _prompts = Own(new PromptBuffers(_stream, text.HiddenSize));
        var vision = Open(Gemma3Graphs.Vision(_configuration, BFloat16), _plan.Vision);
        _vision = Own(new CudaVision(vision, _configuration, _stream));
        _prefill = Prefill(Open(Gemma3Graphs.Prefill(_configuration, BFloat16), _plan.Prefill));
        var decode = Open(Gemma3Graphs.Decode(_configuration, BFloat16), _plan.Decode, _options.Captured);
        _decode = Own(new CudaDecode(decode, _cache, _next, _stream, text.VocabularySize));
        WarmUp();
    }

    private static void RefuseOtherFormat(ImportedModel model)
    {
        if (model.Manifest.Format is not ModelFormat.BF16)
        {
            throw new ModelException(
                $"{model.Folder}: expected a model imported in bf16, in which a GPU computes, came one imported in "
                + $"{model.Manifest.Format}; give the snapshot, or run import SNAPSHOT --out DIR --format bf16 and use DIR.");
        }
    }

    /// <summary>
    /// Runs every graph, so that a kernel that is missing is noticed here, and the tokens' graph is captured.
    /// </summary>
    private void WarmUp()
    {
        // One run to take memory, one to capture, one to replay.
        const int runs = 3;
        _prefill.Read(new Prompt([0], []), _next, CancellationToken.None);
        for (var run = 0; run < runs; run++)
        {
            _decode.Read(id: 0, position: 1, CancellationToken.None);
        }
    }

    private CudaPrefill Prefill(GraphSession session) => new(session, _cache, _prompts, _configuration, _stream);

    private GraphSession Open(byte[] graph, long memory, bool captured = false) =>
        Own(CudaSession.Open(graph, _folder, _weights, _stream, _options, memory, captured));

    private void On(Action work) => On(() =>
    {
        work();
        return 0;
    });

    private T On<T>(Func<T> work) => _thread.Do(() =>
    {
        try
        {
            return work();
        }
        catch
        {
            // A run that was stopped may still read what the next one writes.
            if (_stream is { IsClosed: false })
            {
                _stream.Settle();
            }

            throw;
        }
    });

    private T Own<T>(T part)
        where T : IDisposable
    {
        _owned.Push(part);
        return part;
    }
}
