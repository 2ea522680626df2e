namespace Surgical.Evaluation.Report.Replies;

/// <summary>What the names of the figures mean, for whoever reads them.</summary>
internal static class CotConventions
{
    public static IReadOnlyList<string> All { get; } =
    [
        "labels: the tokens of the reply and the end of its turn, not the prompt's; "
            + "blanks around the reply are left out",
        "each token after the true ones before it (teacher forcing); "
            + "of equally likely tokens the lowest id is the model's",
        "eval_mean_token_accuracy: TRL's, the plain mean of the batches' accuracies; eval_loss: Hugging Face "
            + "Trainer's, batch losses weighted by their replies; "
            + "batches are made in the order of the file, within each fold",
        "token_weighted_*: over all tokens, whatever the batches; losses in nats",
        "confidence95: 95 %, percentile bootstrap over cases; the batches of a draw are made anew of its replies",
    ];
}
