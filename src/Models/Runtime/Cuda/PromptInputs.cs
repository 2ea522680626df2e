using Surgical.Models.Contract;
using Surgical.Models.Gemma3;
using Surgical.Models.Graphs;

namespace Surgical.Models.Runtime.Cuda;

/// <summary>
/// What a prefill graph that reads tokens itself is given, padded to a length that attention is fast at.
/// </summary>
internal sealed class PromptInputs
{
    /// <summary>
    /// Memory-efficient attention wants rows of a mask that begin on such a boundary (medgemma.md 6.2).
    /// </summary>
    private const int Multiple = 4;

    private readonly Dictionary<string, int> _windows;
    private readonly int[] _pictures;

    /// <param name="prompt">What is read.</param>
    /// <param name="configuration">The model's shape.</param>
    /// <param name="capacity">Rows of the cache.</param>
    /// <exception cref="ModelException">The prompt is empty or too long, does not match its pictures, or a token is
    /// unknown.</exception>
    public PromptInputs(Prompt prompt, Gemma3Configuration configuration, int capacity)
    {
        Check(prompt, configuration, capacity);
        _windows = configuration.Text.Layers.Distinct().ToDictionary(
            kind => kind is LayerKind.Full ? GraphNames.FullMask : GraphNames.SlidingMask,
            kind => kind is LayerKind.Full ? int.MaxValue : configuration.Text.SlidingWindow);
        var tokens = prompt.Ids.Count;
        Length = Math.Min((tokens + Multiple - 1) / Multiple * Multiple, capacity);
        Last = tokens - 1;

        // Padding comes last, so that no token sees it. What is looked up for an image token is replaced.
        var padding = new int[Length - tokens];
        Ids = [.. prompt.Ids.Concat(padding).Select(id => id == configuration.ImageToken ? 0L : id)];
        _pictures = AttentionMask.Blocks([.. prompt.Ids, .. padding], configuration.ImageToken);
        Positions = [.. Enumerable.Range(0, Length)];
        ImagePlaces = [.. Images(prompt, configuration).SelectMany(row => new long[] { 0, row })];
        Features = prompt.Features;
    }

    /// <summary>Rows that the graph reads; those after <see cref="Last"/> are padding.</summary>
    public int Length { get; }

    /// <summary>Row of the last token.</summary>
    public int Last { get; }

    /// <summary>[1 x length].</summary>
    public long[] Ids { get; }

    /// <summary>[1 x length].</summary>
    public long[] Positions { get; }

    /// <summary>[image tokens x 2]: batch and row of each.</summary>
    public long[] ImagePlaces { get; }

    /// <summary>[image tokens x hidden].</summary>
    public float[] Features { get; }

    /// <summary>The inputs that take what is added to the scores: one for each kind of layer.</summary>
    public IEnumerable<string> MaskNames => _windows.Keys;

    /// <summary>Writes what is added to the scores, [1 x 1 x length x length].</summary>
    /// <param name="input">One of <see cref="MaskNames"/>.</param>
    /// <param name="hidden">What hides a key, in the graph's numbers.</param>
    /// <param name="mask">Receives it.</param>
    public void WriteMask<T>(string input, T hidden, Span<T> mask) =>
        AttentionMask.Write(_pictures, _windows[input], hidden, mask);

    private static IEnumerable<long> Images(Prompt prompt, Gemma3Configuration configuration) =>
        Enumerable.Range(0, prompt.Ids.Count)
            .Where(i => prompt.Ids[i] == configuration.ImageToken)
            .Select(i => (long)i);

    private static void Check(Prompt prompt, Gemma3Configuration configuration, int capacity)
    {
        if (prompt.Ids.Count == 0 || prompt.Ids.Count > capacity)
        {
            throw new UnanswerableException(
                $"The prompt has {prompt.Ids.Count} tokens; the model takes 1 to {capacity}.");
        }

        var vocabulary = configuration.Text.VocabularySize;
        foreach (var id in prompt.Ids.Where(id => id != configuration.ImageToken && (id < 0 || id >= vocabulary)))
        {
            throw new ModelException($"Token {id} is outside the vocabulary of {vocabulary}.");
        }

        var images = prompt.Ids.Count(id => id == configuration.ImageToken);
        var features = prompt.Features.Length / configuration.Text.HiddenSize;
        if (images != features)
        {
            throw new ModelException($"The prompt has {images} image tokens, the pictures have {features} features.");
        }
    }
}
