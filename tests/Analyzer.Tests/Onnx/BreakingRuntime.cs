using Surgical.Analyzer.Model;
using Surgical.Analyzer.Onnx;

namespace Surgical.Analyzer.Tests.Onnx;

/// <summary>A device that breaks once, in the middle of answers that share its runs, and then works again.</summary>
/// <param name="whole">What works; taken over.</param>
/// <param name="runs">Runs for several contexts that succeed.</param>
internal sealed class BreakingRuntime(IGemma3Runtime whole, int runs) : IGemma3Runtime
{
    private int _left = runs;

    public int Capacity => whole.Capacity;

    public int Contexts => whole.Contexts;

    public void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken) =>
        whole.Look(planes, features, cancellationToken);

    public ReadOnlySpan<float> ReadPrompt(Prompt prompt, CancellationToken cancellationToken) =>
        whole.ReadPrompt(prompt, cancellationToken);

    public ReadOnlySpan<float> ReadToken(int id, int position, CancellationToken cancellationToken) =>
        whole.ReadToken(id, position, cancellationToken);

    public ScoredToken LikeliestAfter(Prompt prompt, CancellationToken cancellationToken) =>
        whole.LikeliestAfter(prompt, cancellationToken);

    public ScoredToken LikeliestAfter(int id, int position, CancellationToken cancellationToken) =>
        whole.LikeliestAfter(id, position, cancellationToken);

    public float[] ReadAllRows(Prompt prompt, CancellationToken cancellationToken) =>
        whole.ReadAllRows(prompt, cancellationToken);

    public ReadOnlySpan<float> ReadPrompts(
        IReadOnlyList<Prompt> prompts, int first, CancellationToken cancellationToken) =>
        whole.ReadPrompts(prompts, first, cancellationToken);

    public ReadOnlySpan<float> ReadTokens(
        ReadOnlySpan<int> ids, ReadOnlySpan<int> positions, CancellationToken cancellationToken) =>
        _left-- == 0
            ? throw new ModelException("The device is gone.")
            : whole.ReadTokens(ids, positions, cancellationToken);

    public void CopyContext(int from, int to, int tokens) => whole.CopyContext(from, to, tokens);

    public void Dispose() => whole.Dispose();
}
