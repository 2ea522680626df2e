using Surgical.Models.Contract;
using Surgical.Models.Runtime;

namespace Surgical.Models.Answering;

/// <summary>
/// Reads several continuations of one context, each token of them once: what choices have in common at their head is
/// read once, and the context's rows behind it are written over by the next. For one run, on one thread.
/// </summary>
/// <param name="engine">Borrowed; a prompt has been read.</param>
/// <param name="choices">What follows the prompt, for each choice; none empty.</param>
/// <param name="leastShare">Of <see cref="Choices.LeastShare"/>.</param>
internal sealed class ChoiceScorer(Gemma3Engine engine, IReadOnlyList<IReadOnlyList<int>> choices, double leastShare)
{
    private readonly double[] _logProbabilities = new double[choices.Count];
    private readonly double _margin = Math.Log(leastShare);
    private double _best = double.NegativeInfinity;

    /// <summary>Tokens read so far.</summary>
    public int ReadTokens { get; private set; }

    /// <summary>Natural logarithms of the choices' probabilities, in their order.</summary>
    /// <param name="logits">After the prompt, [vocabulary].</param>
    /// <param name="position">Of the first token after the prompt.</param>
    /// <param name="cancellationToken">Stops between two tokens.</param>
    /// <exception cref="ModelException">The context is full, or a logit is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<double> Score(ReadOnlySpan<float> logits, int position, CancellationToken cancellationToken)
    {
        Descend([.. Enumerable.Range(0, choices.Count)], depth: 0, soFar: 0, logits, position, cancellationToken);
        return _logProbabilities;
    }

    /// <param name="alike">Choices whose first <paramref name="depth"/> tokens have been read; all have more.</param>
    /// <param name="depth">Tokens read of each.</param>
    /// <param name="soFar">Logarithm of their probability.</param>
    /// <param name="logits">What comes next.</param>
    /// <param name="first">Position of the choices' first token.</param>
    /// <param name="cancellationToken">Stops between two tokens.</param>
    private void Descend(
        IReadOnlyList<int> alike,
        int depth,
        double soFar,
        ReadOnlySpan<float> logits,
        int first,
        CancellationToken cancellationToken)
    {
        // The logits are gone once the next token is read: all that is wanted of them is taken first.
        var whole = Logits.Finite(Logits.LogOfSum(logits));
        var branches = new List<(double LogProbability, int Token, List<int> Alike)>();
        foreach (var group in alike.GroupBy(choice => choices[choice][depth]))
        {
            branches.Add((soFar + logits[group.Key] - whole, group.Key, [.. group]));
        }

        // The likeliest first, so that the others can soon be seen to be out of reach.
        foreach (var (logProbability, token, members) in branches.OrderByDescending(branch => branch.LogProbability))
        {
            foreach (var choice in members)
            {
                _logProbabilities[choice] = logProbability;
            }

            var longer = members.Where(choice => choices[choice].Count > depth + 1).ToList();
            _best = longer.Count < members.Count ? Math.Max(_best, logProbability) : _best;
            if (longer.Count > 0 && logProbability >= _best + _margin)
            {
                ReadTokens++;
                var next = engine.ReadToken(token, first + depth, cancellationToken);
                Descend(longer, depth + 1, logProbability, next, first, cancellationToken);
            }
        }
    }
}
