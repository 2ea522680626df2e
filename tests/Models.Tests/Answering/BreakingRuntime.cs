using Surgical.Models.Contract;
using Surgical.Models.Runtime;

namespace Surgical.Models.Tests.Answering;

/// <summary>A device that breaks once, where it is told to, and then works again.</summary>
/// <param name="whole">What works; taken over.</param>
internal sealed class BreakingRuntime(IGemma3Runtime whole) : IGemma3Runtime
{
    private int _left = -1;

    /// <summary>Runs for several contexts that succeed before one does not; all do unless it is said.</summary>
    public int Runs
    {
        init => _left = value;
    }

    /// <summary>Most prompts that can be read in one run.</summary>
    public int PromptsTogether { get; init; } = int.MaxValue;

    /// <summary>Whether no context can take another's place.</summary>
    public bool LosesContexts { get; init; }

    /// <summary>A context whose scores are no numbers; none where it is null.</summary>
    public int? Spoilt { get; init; }

    /// <summary>What happens while it looks at a picture.</summary>
    public Action Looking { get; init; } = () => { };

    /// <summary>Tokens of all prompts of a run together, at most.</summary>
    public int MostTokensTogether { get; private set; }

    public int Capacity => whole.Capacity;

    public int Contexts => whole.Contexts;

    public void Look(ReadOnlySpan<float> planes, Memory<float> features, CancellationToken cancellationToken)
    {
        Looking();
        whole.Look(planes, features, cancellationToken);
    }

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
        IReadOnlyList<Prompt> prompts, int first, CancellationToken cancellationToken)
    {
        MostTokensTogether = Math.Max(MostTokensTogether, prompts.Sum(prompt => prompt.Ids.Count));
        return prompts.Count > PromptsTogether
            ? throw new ModelException("The device is full.")
            : whole.ReadPrompts(prompts, first, cancellationToken);
    }

    public ReadOnlySpan<float> ReadTokens(
        ReadOnlySpan<int> ids, ReadOnlySpan<int> positions, CancellationToken cancellationToken)
    {
        if (_left-- == 0)
        {
            throw new ModelException("The device is gone.");
        }

        var logits = whole.ReadTokens(ids, positions, cancellationToken).ToArray();
        var vocabulary = logits.Length / ids.Length;
        if (Spoilt is { } context && context < ids.Length)
        {
            logits.AsSpan(context * vocabulary, vocabulary).Fill(float.NaN);
        }

        return logits;
    }

    public void CopyContext(int from, int to, int tokens)
    {
        if (LosesContexts)
        {
            throw new ModelException("The device lost a context.");
        }

        whole.CopyContext(from, to, tokens);
    }

    public void Dispose() => whole.Dispose();
}
