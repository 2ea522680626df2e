using Surgical.Analyzer.Model;
using Surgical.ModelImport;
using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Graphs;

namespace Surgical.Analyzer.Onnx;

/// <summary>A Gemma 3 model on ONNX Runtime: three graphs, one set of weights, one context. For one thread.</summary>
internal sealed class Gemma3Engine : IDisposable
{
    private readonly Stack<IDisposable> _owned = [];
    private readonly string _folder;
    private readonly SharedWeights _weights;
    private readonly KeyValueCache _cache;
    private readonly EmbeddingTable _embeddings;
    private readonly VisionTower _vision;
    private readonly PrefillRun _prefill;
    private readonly DecodeRun _decode;

    /// <exception cref="ModelException">ONNX Runtime refuses the model.</exception>
    /// <exception cref="ImportException">The weights cannot be mapped.</exception>
    /// <exception cref="IOException">A graph cannot be read.</exception>
    public Gemma3Engine(ImportedModel model)
    {
        Configuration = model.Manifest.Configuration;
        _folder = model.Folder;
        try
        {
            var text = Configuration.Text;
            var mapping = model.MapWeights();
            _weights = Own(new SharedWeights(mapping));
            _embeddings = new EmbeddingTable(Configuration, mapping);
            _vision = new VisionTower(Open(File.ReadAllBytes(model.VisionGraph)), Configuration);
            var decode = Open(File.ReadAllBytes(model.DecodeGraph));
            _cache = Own(new KeyValueCache(text, decode.InputLength(GraphNames.PastKey(0), dimension: 2)));
            _decode = Own(new DecodeRun(decode, _cache, _embeddings, text));
            _prefill = new PrefillRun(Open(File.ReadAllBytes(model.PrefillGraph)), _cache, _embeddings, Configuration);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The model's shape.</summary>
    public Gemma3Configuration Configuration { get; }

    /// <summary>Tokens of the longest context.</summary>
    public int Capacity => _cache.Capacity;

    /// <summary>Turns pictures into features for a prompt.</summary>
    /// <param name="pictures">[3 x image size x image size] each, values in [-1, 1].</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <returns>[pictures x tokens of an image x hidden].</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public float[] Look(IReadOnlyList<float[]> pictures, CancellationToken cancellationToken)
    {
        var each = Configuration.TokensPerImage * Configuration.Text.HiddenSize;
        var features = new float[pictures.Count * each];
        for (var i = 0; i < pictures.Count; i++)
        {
            _vision.Look(pictures[i], features.AsMemory(i * each, each), cancellationToken);
        }

        return features;
    }

    /// <summary>Answers greedily, token after token, until the caller has enough or the context is full.</summary>
    /// <exception cref="ModelException">The prompt is too long, or does not match its pictures.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IEnumerable<ScoredToken> Answer(Prompt prompt, CancellationToken cancellationToken)
    {
        var token = Best(_prefill.Read(prompt, cancellationToken));
        yield return token;
        for (var position = prompt.Ids.Count; position < Capacity; position++)
        {
            token = Best(_decode.Read(token.Id, position, cancellationToken));
            yield return token;
        }
    }

    /// <summary>Reads a further token.</summary>
    /// <inheritdoc cref="DecodeRun.Read"/>
    public ReadOnlySpan<float> ReadNext(int id, int position, CancellationToken cancellationToken) =>
        _decode.Read(id, position, cancellationToken);

    /// <summary>A prefill on the same cache that gives the logits of every token. It lives as long as this.</summary>
    public PrefillRun OpenPrefillOfAllRows() =>
        new(Open(Gemma3Graphs.PrefillOfAllRows(Configuration)), _cache, _embeddings, Configuration);

    public void Dispose()
    {
        while (_owned.TryPop(out var owned))
        {
            owned.Dispose();
        }
    }

    private static ScoredToken Best(ReadOnlySpan<float> logits)
    {
        var id = Logits.Likeliest(logits);
        return new ScoredToken(id, Logits.LogProbability(logits, id));
    }

    private GraphSession Open(byte[] graph) => Own(new GraphSession(graph, _folder, _weights));

    private T Own<T>(T part)
        where T : IDisposable
    {
        _owned.Push(part);
        return part;
    }
}
