using Surgical.Models.Contract;

namespace Surgical.Models.Runtime;

/// <summary>
/// A Gemma 3 model on one device, with one context or with several side by side. What goes in and comes out is float32
/// in host memory. For one thread.
/// </summary>
internal interface IGemma3Runtime : IDisposable
{
    /// <summary>Tokens of the longest context.</summary>
    int Capacity { get; }

    /// <summary>
    /// Contexts side by side; 1 where the device reads one prompt at a time, and then only that one, number 0.
    /// </summary>
    int Contexts => 1;

    /// <summary>Looks at one picture.</summary>
    /// <param name="planes">[3 x image size x image size], red, green, blue; values in [-1, 1].</param>
    /// <param name="features">Receives [tokens of an image x hidden].</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the features are undefined.</exception>
    void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken);

    /// <summary>Starts context 0 anew with a prompt.</summary>
    /// <returns>Logits of its last token, [vocabulary]; valid until the next call.</returns>
    /// <exception cref="ModelException">The prompt is empty, too long, or does not match its pictures.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the context is undefined.</exception>
    ReadOnlySpan<float> ReadPrompt(Prompt prompt, CancellationToken cancellationToken);

    /// <summary>Reads the token at a position of context 0 whose predecessors have all been read.</summary>
    /// <returns>[vocabulary]; valid until the next call.</returns>
    /// <exception cref="ModelException">The context is full, or the vocabulary has no such token.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the context's row is undefined.</exception>
    ReadOnlySpan<float> ReadToken(int id, int position, CancellationToken cancellationToken);

    /// <summary>
    /// As <see cref="ReadPrompt"/>, for the likeliest next token alone: a device need not send the whole row.
    /// </summary>
    ScoredToken LikeliestAfter(Prompt prompt, CancellationToken cancellationToken);

    /// <summary>As <see cref="ReadToken"/>, for the likeliest next token alone.</summary>
    ScoredToken LikeliestAfter(int id, int position, CancellationToken cancellationToken);

    /// <summary>As <see cref="ReadPrompt"/>, with the logits of every token.</summary>
    /// <returns>[tokens x vocabulary].</returns>
    float[] ReadAllRows(Prompt prompt, CancellationToken cancellationToken);

    /// <summary>Starts contexts anew in one run, each with a prompt; all prompts are equally long.</summary>
    /// <param name="prompts">At least one.</param>
    /// <param name="first">The context of the first; the others follow it.</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <returns>Logits of the last tokens, [prompts x vocabulary]; valid until the next call.</returns>
    /// <exception cref="ModelException">
    /// A prompt is empty, too long, does not match its pictures, or is not as long as the others.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many contexts.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; these contexts are undefined.</exception>
    ReadOnlySpan<float> ReadPrompts(IReadOnlyList<Prompt> prompts, int first, CancellationToken cancellationToken) =>
        (prompts, first) is ([var only], 0) ? ReadPrompt(only, cancellationToken) : throw OneContextOnly();

    /// <summary>Reads a token in each of the first contexts in one run; their positions need not be alike.</summary>
    /// <returns>[contexts x vocabulary]; valid until the next call.</returns>
    /// <exception cref="ModelException">A context is full, or the vocabulary has no such token.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many contexts.</exception>
    /// <exception cref="OperationCanceledException">
    /// Cancelled; the contexts' rows at these positions are undefined.
    /// </exception>
    ReadOnlySpan<float> ReadTokens(
        ReadOnlySpan<int> ids, ReadOnlySpan<int> positions, CancellationToken cancellationToken) =>
        ids.Length == 1 ? ReadToken(ids[0], positions[0], cancellationToken) : throw OneContextOnly();

    /// <summary>Makes a context like another one, as far as that one's first tokens.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many contexts.</exception>
    void CopyContext(int from, int to, int tokens) => throw OneContextOnly();

    private static ArgumentOutOfRangeException OneContextOnly() => new("Expected context 0 alone: there is no other.");
}
