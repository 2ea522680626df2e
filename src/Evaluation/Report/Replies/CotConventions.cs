using Surgical.Models.Contract;

namespace Surgical.Evaluation.Report.Replies;

/// <summary>What the names of the figures mean, for whoever reads them.</summary>
internal static class CotConventions
{
    private static readonly string[] Both =
    [
        "each token after the true ones before it (teacher forcing); "
            + "of equally likely tokens the lowest id is the model's",
        "eval_mean_token_accuracy: TRL's, the plain mean of the batches' accuracies; eval_loss: Hugging Face "
            + "Trainer's, batch losses weighted by their replies; "
            + "batches are made in the order of the file, within each fold",
        "token_weighted_*: over all tokens, whatever the batches; losses in nats",
        "confidence95: 95 %, percentile bootstrap over cases; the batches of a draw are made anew of its replies",
    ];

    /// <summary>Of figures over some tokens.</summary>
    public static IReadOnlyList<string> Of(LearntTokens learns) =>
    [
        learns == LearntTokens.Reply
            ? "learns reply: the tokens of the reply and the end of its turn count, not the prompt's; "
                + "blanks around the reply are left out"
            : "learns all: the tokens of the prompt count too, but the first, those that stand for pictures and those "
                + "in front of these, as Google's guide learns them; most of a prompt is the same in every row and "
                + "soon foretold, so that these figures cannot be compared with those of replies alone",
        .. Both,
    ];
}
