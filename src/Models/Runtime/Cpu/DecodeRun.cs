using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;

namespace Surgical.Models.Runtime.Cpu;

/// <summary>
/// Reads one further token at a time on top of the cache, in one context or in several. For one thread.
/// </summary>
/// <param name="session">The decode graph; borrowed.</param>
/// <param name="cache">Borrowed.</param>
/// <param name="embeddings">Borrowed.</param>
/// <param name="text">The decoder's shape.</param>
internal sealed class DecodeRun(
    GraphSession session, KeyValueCache cache, EmbeddingTable embeddings, TextConfiguration text) : IDisposable
{
    // One for every number of contexts that was ever read at once.
    private readonly Dictionary<int, GraphBinding> _bindings = [];
    private readonly float[] _rows = new float[cache.Contexts * text.HiddenSize];
    private readonly int[] _lastPositions = new int[cache.Contexts];
    private readonly int[] _total = new int[1];
    private readonly float[] _logits = new float[cache.Contexts * text.VocabularySize];

    /// <summary>Reads a token in each of the first contexts, whose rows before it are all in the cache.</summary>
    /// <param name="ids">One for each context.</param>
    /// <param name="positions">Of the tokens; they need not be alike.</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <returns>[contexts x vocabulary]; valid until the next call.</returns>
    /// <exception cref="ModelException">A context is full, or the vocabulary has no such token.</exception>
    /// <exception cref="OperationCanceledException">
    /// Cancelled; the cache's rows at these positions are undefined.
    /// </exception>
    public ReadOnlySpan<float> Read(
        scoped ReadOnlySpan<int> ids, scoped ReadOnlySpan<int> positions, CancellationToken cancellationToken)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            if (positions[i] >= cache.Capacity)
            {
                throw new ModelException(
                    $"Position {positions[i]} is beyond the model's context of {cache.Capacity} tokens.");
            }

            embeddings.Write(ids[i], _rows.AsSpan(i * text.HiddenSize, text.HiddenSize));
            _lastPositions[i] = positions[i];
            _total[0] = i == 0 ? positions[i] + 1 : Math.Max(_total[0], positions[i] + 1);
        }

        Binding(ids.Length).Run(cancellationToken);
        return _logits.AsSpan(0, ids.Length * text.VocabularySize);
    }

    public void Dispose()
    {
        foreach (var binding in _bindings.Values)
        {
            binding.Dispose();
        }
    }

    private GraphBinding Binding(int contexts)
    {
        if (_bindings.TryGetValue(contexts, out var bound))
        {
            return bound;
        }

        var binding = _bindings[contexts] = session.CreateBinding();
        cache.BindTo(binding, first: 0, contexts);
        binding.Input(
            GraphNames.Embeddings, _rows.AsMemory(0, contexts * text.HiddenSize), contexts, 1, text.HiddenSize);
        binding.Input(GraphNames.LastPosition, _lastPositions.AsMemory(0, contexts), contexts);
        binding.Input<int>(GraphNames.Total, _total);
        binding.Output(
            GraphNames.Logits,
            _logits.AsMemory(0, contexts * text.VocabularySize),
            contexts,
            1,
            text.VocabularySize);
        return binding;
    }
}
