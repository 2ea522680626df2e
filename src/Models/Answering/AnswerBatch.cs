using Surgical.Models.Contract;
using Surgical.Models.Runtime;

namespace Surgical.Models.Answering;

/// <summary>
/// Answers that are written side by side: one run of the model gives each of them its next token, so that the weights
/// are read once for all. They begin and end when they like. For one thread.
/// </summary>
/// <remarks>
/// The answers have the first contexts, in the order of <see cref="Answers"/>. Where one ends, the last one moves into
/// its place: that copies its rows once, while a row left empty would be computed with every further token.
/// </remarks>
/// <param name="runtime">Borrowed; all its contexts.</param>
internal sealed class AnswerBatch(IGemma3Runtime runtime)
{
    private readonly List<BatchedAnswer> _answers = [];

    /// <summary>Answers that have begun and not ended.</summary>
    public IReadOnlyList<BatchedAnswer> Answers => _answers;

    /// <summary>Answers that could begin now.</summary>
    public int Room => runtime.Contexts - _answers.Count;

    /// <summary>Reads prompts of one length in one run and gives each answer its first token.</summary>
    /// <param name="asked">At most as many as there is room for.</param>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <returns>
    /// The answers, in order. Where it throws, none of them has begun and the others are as they were.
    /// </returns>
    /// <exception cref="ModelException">
    /// A prompt is empty, too long, does not match its pictures, or is not as long as the others.
    /// </exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<BatchedAnswer> Begin(
        IReadOnlyList<AskedAnswer> asked, CancellationToken cancellationToken)
    {
        var begun = asked.Select(one => new BatchedAnswer(one, runtime.Capacity)).ToList();
        if (_answers.Count == 0 && begun is [{ TakesLikeliest: true } only])
        {
            only.Token = runtime.LikeliestAfter(asked[0].Prompt, cancellationToken);
        }
        else
        {
            var prompts = asked.Select(one => one.Prompt).ToList();
            Choose(begun, runtime.ReadPrompts(prompts, _answers.Count, cancellationToken));
        }

        _answers.AddRange(begun);
        return begun;
    }

    /// <summary>Gives every answer its next token. None may be full.</summary>
    /// <param name="cancellationToken">Stops between two nodes of the graph.</param>
    /// <exception cref="ModelException">The device failed; no answer of the batch can go on.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; no answer of the batch can go on.</exception>
    public void Next(CancellationToken cancellationToken)
    {
        if (_answers is [{ TakesLikeliest: true } only])
        {
            only.Token = runtime.LikeliestAfter(only.Token.Id, only.Position++, cancellationToken);
            return;
        }

        int[] ids = [.. _answers.Select(answer => answer.Token.Id)];
        int[] positions = [.. _answers.Select(answer => answer.Position)];
        foreach (var answer in _answers)
        {
            answer.Position++;
        }

        Choose(_answers, runtime.ReadTokens(ids, positions, cancellationToken));
    }

    /// <summary>Takes an answer out; the others stay as they are.</summary>
    public void End(BatchedAnswer answer)
    {
        var place = _answers.IndexOf(answer);
        var last = _answers.Count - 1;
        if (place != last)
        {
            runtime.CopyContext(last, place, _answers[last].Position);
            _answers[place] = _answers[last];
        }

        _answers.RemoveAt(last);
    }

    /// <summary>Takes all answers out.</summary>
    public void Clear() => _answers.Clear();

    private static void Choose(List<BatchedAnswer> answers, ReadOnlySpan<float> logits)
    {
        var vocabulary = logits.Length / answers.Count;
        for (var i = 0; i < answers.Count; i++)
        {
            answers[i].Choose(logits.Slice(i * vocabulary, vocabulary));
        }
    }
}
