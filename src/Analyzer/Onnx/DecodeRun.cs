using Surgical.Analyzer.Model;
using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Graphs;

namespace Surgical.Analyzer.Onnx;

/// <summary>Reads one further token at a time on top of the cache. For one thread.</summary>
internal sealed class DecodeRun : IDisposable
{
    private readonly GraphBinding _binding;
    private readonly KeyValueCache _cache;
    private readonly EmbeddingTable _embeddings;
    private readonly float[] _row;
    private readonly int[] _lastPosition = new int[1];
    private readonly int[] _total = new int[1];
    private readonly float[] _logits;

    /// <param name="session">The decode graph; borrowed.</param>
    /// <param name="cache">Borrowed.</param>
    /// <param name="embeddings">Borrowed.</param>
    /// <param name="text">The decoder's shape.</param>
    public DecodeRun(GraphSession session, KeyValueCache cache, EmbeddingTable embeddings, TextConfiguration text)
    {
        (_cache, _embeddings) = (cache, embeddings);
        (_row, _logits) = (new float[text.HiddenSize], new float[text.VocabularySize]);
        _binding = session.CreateBinding();
        cache.BindTo(_binding);
        _binding.Input<float>(GraphNames.Embeddings, _row, 1, 1, text.HiddenSize);
        _binding.Input<int>(GraphNames.LastPosition, _lastPosition, 1);
        _binding.Input<int>(GraphNames.Total, _total);
        _binding.Output<float>(GraphNames.Logits, _logits, 1, 1, text.VocabularySize);
    }

    /// <summary>Reads the token at a position whose predecessors are all in the cache.</summary>
    /// <returns>[vocabulary]; valid until the next call.</returns>
    /// <exception cref="ModelException">The cache is full, or the vocabulary has no such token.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the cache's row is undefined.</exception>
    public ReadOnlySpan<float> Read(int id, int position, CancellationToken cancellationToken)
    {
        if (position >= _cache.Capacity)
        {
            throw new ModelException($"Position {position} is beyond the model's context of {_cache.Capacity} tokens.");
        }

        _embeddings.Write(id, _row);
        _lastPosition[0] = position;
        _total[0] = position + 1;
        _binding.Run(cancellationToken);
        return _logits;
    }

    public void Dispose() => _binding.Dispose();
}
