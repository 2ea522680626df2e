using Surgical.Evaluation.Figures;

namespace Surgical.Evaluation.Replies;

/// <summary>Token accuracy and loss over batches, as trainers report them and weighted by tokens.</summary>
/// <param name="MeanTokenAccuracy">TRL's eval_mean_token_accuracy: the plain mean of the batches' accuracies.</param>
/// <param name="EvalLoss">Hugging Face Trainer's eval_loss: batch losses weighted by their replies.</param>
/// <param name="TokenWeightedAccuracy">Right tokens over all tokens.</param>
/// <param name="TokenWeightedLoss">Loss of a token over all tokens, in nats.</param>
/// <param name="Tokens">Tokens that count.</param>
/// <param name="Replies">Replies they stand in.</param>
internal sealed record TokenSummary(
    double MeanTokenAccuracy,
    double EvalLoss,
    double TokenWeightedAccuracy,
    double TokenWeightedLoss,
    int Tokens,
    int Replies)
{
    /// <summary>Of the token-weighted loss.</summary>
    public double Perplexity => Math.Exp(TokenWeightedLoss);

    /// <param name="batches">Each batch's score with its number of replies.</param>
    public static TokenSummary Of(IReadOnlyList<(TokenScore Score, int Replies)> batches)
    {
        var all = batches.Aggregate(default(TokenScore), (sum, batch) => sum + batch.Score);
        var replies = batches.Sum(batch => batch.Replies);
        return new(
            Averages.Mean([.. batches.Select(batch => batch.Score.Accuracy)]),
            batches.Sum(batch => batch.Score.MeanLoss * batch.Replies) / replies,
            all.Accuracy,
            all.MeanLoss,
            all.ValidTokens,
            replies);
    }
}
