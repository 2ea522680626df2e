using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;

namespace Surgical.Models.Runtime.Cpu;

/// <summary>Reads whole prompts into the cache. For one thread.</summary>
/// <param name="session">The prefill graph; borrowed.</param>
/// <param name="cache">Borrowed; every run starts its contexts anew.</param>
/// <param name="embeddings">Borrowed.</param>
/// <param name="configuration">The model's shape.</param>
internal sealed class PrefillRun(
    GraphSession session, KeyValueCache cache, EmbeddingTable embeddings, Gemma3Configuration configuration)
{
    /// <summary>Reads prompts of one length, each into a context of its own.</summary>
    /// <param name="prompts">At least one.</param>
    /// <param name="first">The context of the first; the others follow it.</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <returns>
    /// Logits of the prompts' last tokens, or, if the graph gives them, of every token: [prompts x tokens x
    /// vocabulary].
    /// </returns>
    /// <exception cref="ModelException">
    /// A prompt is empty, too long, does not match its pictures, or is not as long as the others.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled; these contexts are undefined.</exception>
    public float[] Read(IReadOnlyList<Prompt> prompts, int first, CancellationToken cancellationToken)
    {
        var (count, tokens) = (prompts.Count, prompts[0].Ids.Count);
        if (tokens == 0 || tokens > cache.Capacity)
        {
            throw new UnanswerableException($"The prompt has {tokens} tokens; the model takes 1 to {cache.Capacity}.");
        }

        if (prompts.FirstOrDefault(prompt => prompt.Ids.Count != tokens) is { } other)
        {
            throw new ModelException(
                $"Prompts that are read together are equally long: expected {tokens} tokens, got {other.Ids.Count}.");
        }

        var text = configuration.Text;
        var lastOnly = session.HasInput(GraphNames.Last);
        var rows = lastOnly ? 1 : tokens;
        var logits = new float[count * rows * text.VocabularySize];
        using var binding = session.CreateBinding();
        cache.BindTo(binding, first, count);
        binding.Input<float>(GraphNames.Embeddings, Joined(prompts, embeddings.Rows), count, tokens, text.HiddenSize);
        binding.Input<long>(GraphNames.Positions, Joined(prompts, Positions), count, tokens);
        binding.Input<long>(GraphNames.Write, new long[count], count);
        BindMasks(binding, prompts);
        if (lastOnly)
        {
            var last = new long[count];
            Array.Fill(last, tokens - 1);
            binding.Input<long>(GraphNames.Last, last, count);
        }

        binding.Output<float>(GraphNames.Logits, logits, count, rows, text.VocabularySize);
        binding.Run(cancellationToken);
        return logits;
    }

    private void BindMasks(GraphBinding binding, IReadOnlyList<Prompt> prompts)
    {
        var tokens = prompts[0].Ids.Count;
        foreach (var kind in configuration.Text.Layers.Distinct())
        {
            var (name, window) = kind is LayerKind.Full
                ? (GraphNames.FullMask, int.MaxValue)
                : (GraphNames.SlidingMask, configuration.Text.SlidingWindow);
            var masks = Joined(
                prompts,
                prompt => AttentionMask.Of(AttentionMask.Blocks([.. prompt.Ids], configuration.ImageToken), window));
            binding.Input<float>(name, masks, prompts.Count, 1, tokens, tokens);
        }
    }

    private static long[] Positions(Prompt prompt) => [.. Enumerable.Range(0, prompt.Ids.Count).Select(i => (long)i)];

    /// <summary>What is made of each prompt, one after the other.</summary>
    private static T[] Joined<T>(IReadOnlyList<Prompt> prompts, Func<Prompt, T[]> made)
    {
        if (prompts is [var only])
        {
            return made(only);
        }

        var parts = prompts.Select(made).ToList();
        var all = new T[parts.Sum(part => part.Length)];
        var length = parts[0].Length;
        for (var i = 0; i < parts.Count; i++)
        {
            parts[i].CopyTo(all, i * length);
        }

        return all;
    }
}
