using Surgical.Disk;
using Surgical.Models.Contract;
using Surgical.Models.Files;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;
using Surgical.Models.Runtime.Machine;

namespace Surgical.Models.Runtime.Cpu;

/// <summary>A model on the processor: weights stay mapped, all sessions share them.</summary>
internal sealed class CpuRuntime : IGemma3Runtime
{
    private readonly Stack<IDisposable> _owned = [];
    private readonly Gemma3Configuration _configuration;
    private readonly string _folder;
    private readonly ModelFormat _format;
    private readonly MappedWeights _mapping;
    private readonly SharedWeights _weights;
    private readonly KeyValueCache _cache;
    private readonly EmbeddingTable _embeddings;
    private readonly VisionTower _vision;
    private readonly PrefillRun _prefill;
    private readonly DecodeRun _decode;
    private PrefillRun? _allRows;

    /// <param name="model">Opened; its weights stay mapped until this is disposed.</param>
    /// <param name="contexts">Contexts that can be held side by side; memory is taken as they are used.</param>
    /// <param name="memory">What the machine has; null to look.</param>
    /// <exception cref="ModelException">The model does not fit the memory, or ONNX Runtime refuses it.</exception>
    /// <exception cref="ImportException">The weights cannot be mapped.</exception>
    /// <exception cref="IOException">A graph cannot be read.</exception>
    public CpuRuntime(ImportedModel model, int contexts = 1, MachineMemory? memory = null)
    {
        _configuration = model.Manifest.Configuration;
        _folder = model.Folder;
        _format = model.Manifest.Format;
        if (_format is ModelFormat.BF16)
        {
            throw new ModelException(
                $"{_folder}: expected a model in int4 or f32 to run on the processor, came one in bf16; "
                + "import it with --format int4.");
        }

        // Said while it can be said: a process that takes too much is killed without a word.
        if (MemoryNeed.Of(_configuration, _format)!.Refusal(memory ?? Hardware.Memory) is { } reason)
        {
            throw new ModelException($"{_folder}: {reason}.");
        }

        try
        {
            _mapping = model.MapWeights();
            _weights = Own(new SharedWeights(_mapping, prepacks: _format is ModelFormat.Int4));
            _embeddings = new EmbeddingTable(_configuration, _mapping);
            _vision = new VisionTower(Open(File.ReadAllBytes(RegularFile.At(model.VisionGraph))), _configuration);
            var decode = Open(File.ReadAllBytes(RegularFile.At(model.DecodeGraph)));
            var capacity = decode.InputLength(GraphNames.PastKey(0), dimension: 2);
            _cache = Own(new KeyValueCache(_configuration.Text, capacity, contexts));
            _decode = Own(new DecodeRun(decode, _cache, _embeddings, _configuration.Text));
            _prefill = Prefill(File.ReadAllBytes(RegularFile.At(model.PrefillGraph)));
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Capacity => _cache.Capacity;

    public int Contexts => _cache.Contexts;

    public void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken)
    {
        DemandUnchanged();
        _vision.Look(planes, features, cancellationToken);
    }

    public ReadOnlySpan<float> ReadPrompt(Prompt prompt, CancellationToken cancellationToken) =>
        ReadPrompts([prompt], first: 0, cancellationToken);

    public ReadOnlySpan<float> ReadToken(int id, int position, CancellationToken cancellationToken) =>
        _decode.Read([id], [position], cancellationToken);

    public ReadOnlySpan<float> ReadPrompts(
        IReadOnlyList<Prompt> prompts, int first, CancellationToken cancellationToken)
    {
        DemandUnchanged();
        return _prefill.Read(prompts, first, cancellationToken);
    }

    public ReadOnlySpan<float> ReadTokens(
        ReadOnlySpan<int> ids, ReadOnlySpan<int> positions, CancellationToken cancellationToken) =>
        _decode.Read(ids, positions, cancellationToken);

    public void CopyContext(int from, int to, int tokens) => _cache.Copy(from, to, tokens);

    public ScoredToken LikeliestAfter(Prompt prompt, CancellationToken cancellationToken) =>
        Logits.Best(ReadPrompt(prompt, cancellationToken));

    public ScoredToken LikeliestAfter(int id, int position, CancellationToken cancellationToken) =>
        Logits.Best(ReadToken(id, position, cancellationToken));

    public float[] ReadAllRows(Prompt prompt, CancellationToken cancellationToken) =>
        (_allRows ??= Prefill(Gemma3Graphs.PrefillOfAllRows(_configuration, _format)))
            .Read([prompt], first: 0, cancellationToken);

    public void Dispose()
    {
        while (_owned.TryPop(out var owned))
        {
            owned.Dispose();
        }
    }

    /// <summary>Before each picture and each prompt: no answer begins with weights that are not the model's.</summary>
    private void DemandUnchanged()
    {
        if (_mapping.ChangedFile is { } changed)
        {
            throw new ModelException(
                $"{changed}: expected the weights as they were when the model was opened, came a file that was written "
                + "to since; import the model again and start anew.");
        }
    }

    private PrefillRun Prefill(byte[] graph) => new(Open(graph), _cache, _embeddings, _configuration);

    private GraphSession Open(byte[] graph) => Own(GraphSession.OnProcessor(graph, _folder, _weights));

    private T Own<T>(T part)
        where T : IDisposable
    {
        _owned.Push(part);
        return part;
    }
}
