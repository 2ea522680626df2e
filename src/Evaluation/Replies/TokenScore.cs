using System.Numerics;

namespace Surgical.Evaluation.Replies;

/// <summary>How well a model foretells the tokens of reference replies.</summary>
/// <param name="ValidTokens">Tokens that count.</param>
/// <param name="CorrectTokens">Those that were the likeliest.</param>
/// <param name="NegativeLogLikelihood">Summed over the tokens that count, in nats.</param>
internal readonly record struct TokenScore(int ValidTokens, int CorrectTokens, double NegativeLogLikelihood)
{
    /// <summary>The label of a token that does not count (prompt, padding).</summary>
    public const int Ignored = -100;

    /// <summary>0 to 1; 0 where no token counts.</summary>
    public double Accuracy => ValidTokens == 0 ? 0 : (double)CorrectTokens / ValidTokens;

    /// <summary>Mean loss of a token, in nats; NaN where none counts.</summary>
    public double MeanLoss => NegativeLogLikelihood / ValidTokens;

    public static TokenScore operator +(TokenScore left, TokenScore right) => new(
        left.ValidTokens + right.ValidTokens,
        left.CorrectTokens + right.CorrectTokens,
        left.NegativeLogLikelihood + right.NegativeLogLikelihood);

    /// <summary>One token: the scores at the place before it, and the token itself.</summary>
    /// <param name="logits">One value for each token of the vocabulary; finite.</param>
    /// <param name="label">The token that follows, or <see cref="Ignored"/>.</param>
    /// <exception cref="EvaluationException">The token is not in the vocabulary, or a score is not finite.</exception>
    public static TokenScore Of<T>(ReadOnlySpan<T> logits, int label)
        where T : IBinaryFloatingPointIeee754<T>
    {
        if (label == Ignored)
        {
            return default;
        }

        if (label < 0 || label >= logits.Length)
        {
            throw new EvaluationException($"Expected a token from 0 to {logits.Length - 1}, got {label}.");
        }

        var likeliest = 0;
        for (var token = 0; token < logits.Length; token++)
        {
            if (!T.IsFinite(logits[token]))
            {
                throw new EvaluationException(
                    $"Expected finite scores of tokens, got {logits[token]} for token {token}.");
            }

            likeliest = logits[token] > logits[likeliest] ? token : likeliest;
        }

        return new(1, likeliest == label ? 1 : 0, Loss(logits, label, double.CreateChecked(logits[likeliest])));
    }

    private static double Loss<T>(ReadOnlySpan<T> logits, int label, double largest)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var sum = 0.0;
        foreach (var logit in logits)
        {
            sum += Math.Exp(double.CreateChecked(logit) - largest);
        }

        return largest + Math.Log(sum) - double.CreateChecked(logits[label]);
    }
}
