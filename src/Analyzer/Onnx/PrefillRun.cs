using Surgical.Analyzer.Model;
using Surgical.ModelImport.Configuration;
using Surgical.ModelImport.Graphs;

namespace Surgical.Analyzer.Onnx;

/// <summary>Reads whole prompts into the cache. For one thread.</summary>
/// <param name="session">The prefill graph; borrowed.</param>
/// <param name="cache">Borrowed; every run starts it anew.</param>
/// <param name="embeddings">Borrowed.</param>
/// <param name="configuration">The model's shape.</param>
internal sealed class PrefillRun(
    GraphSession session, KeyValueCache cache, EmbeddingTable embeddings, Gemma3Configuration configuration)
{
    /// <summary>Reads a prompt.</summary>
    /// <returns>Logits of the last token, or, if the graph gives them, of every token: [tokens x vocabulary].</returns>
    /// <exception cref="ModelException">The prompt is empty, too long, or does not match its pictures.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the cache is undefined.</exception>
    public float[] Read(Prompt prompt, CancellationToken cancellationToken)
    {
        var tokens = prompt.Ids.Count;
        if (tokens == 0 || tokens > cache.Capacity)
        {
            throw new ModelException($"The prompt has {tokens} tokens; the model takes 1 to {cache.Capacity}.");
        }

        var text = configuration.Text;
        var lastOnly = session.HasInput(GraphNames.Last);
        var logits = new float[(lastOnly ? 1 : tokens) * text.VocabularySize];
        using var binding = session.CreateBinding();
        cache.BindTo(binding);
        binding.Input<float>(GraphNames.Embeddings, embeddings.Rows(prompt), 1, tokens, text.HiddenSize);
        binding.Input<long>(GraphNames.Positions, Enumerable.Range(0, tokens).Select(i => (long)i).ToArray(), 1, tokens);
        binding.Input<long>(GraphNames.Write, new long[1], 1);
        BindMasks(binding, prompt.Ids);
        if (lastOnly)
        {
            binding.Input<long>(GraphNames.Last, new long[] { tokens - 1 }, 1);
        }

        binding.Output<float>(GraphNames.Logits, logits, 1, lastOnly ? 1 : tokens, text.VocabularySize);
        binding.Run(cancellationToken);
        return logits;
    }

    private void BindMasks(GraphBinding binding, IReadOnlyList<int> ids)
    {
        var tokens = ids.Count;
        var blocks = AttentionMask.Blocks([.. ids], configuration.ImageToken);
        foreach (var kind in configuration.Text.Layers.Distinct())
        {
            var (name, window) = kind is LayerKind.Full
                ? (GraphNames.FullMask, int.MaxValue)
                : (GraphNames.SlidingMask, configuration.Text.SlidingWindow);
            binding.Input<float>(name, AttentionMask.Of(blocks, window), 1, 1, tokens, tokens);
        }
    }
}
