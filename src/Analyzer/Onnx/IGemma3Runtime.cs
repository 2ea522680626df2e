using Surgical.Analyzer.Model;

namespace Surgical.Analyzer.Onnx;

/// <summary>
/// A Gemma 3 model with one context on one device. What goes in and comes out is float32 in host memory. For one
/// thread.
/// </summary>
internal interface IGemma3Runtime : IDisposable
{
    /// <summary>Tokens of the longest context.</summary>
    int Capacity { get; }

    /// <summary>Looks at one picture.</summary>
    /// <param name="planes">[3 x image size x image size], red, green, blue; values in [-1, 1].</param>
    /// <param name="features">Receives [tokens of an image x hidden].</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <exception cref="OperationCanceledException">Cancelled; the features are undefined.</exception>
    void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken);

    /// <summary>Starts the context anew with a prompt.</summary>
    /// <returns>Logits of its last token, [vocabulary]; valid until the next call.</returns>
    /// <exception cref="ModelException">The prompt is empty, too long, or does not match its pictures.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; the context is undefined.</exception>
    ReadOnlySpan<float> ReadPrompt(Prompt prompt, CancellationToken cancellationToken);

    /// <summary>Reads the token at a position whose predecessors have all been read.</summary>
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
}
