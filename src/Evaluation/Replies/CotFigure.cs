namespace Surgical.Evaluation.Replies;

/// <summary>A main figure of reference replies.</summary>
/// <param name="Name">For people.</param>
/// <param name="Key">In results.json.</param>
/// <param name="Of">Reads it.</param>
internal sealed record CotFigure(string Name, string Key, Func<TokenSummary, double> Of)
{
    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<CotFigure> Main { get; } =
    [
        new("Token accuracy, token-weighted", "token_weighted_accuracy", summary => summary.TokenWeightedAccuracy),
        new("Token accuracy, batch mean (TRL)", "eval_mean_token_accuracy", summary => summary.MeanTokenAccuracy),
        new("Loss, token-weighted, nats", "token_weighted_loss", summary => summary.TokenWeightedLoss),
        new("Loss, weighted by replies (Trainer), nats", "eval_loss", summary => summary.EvalLoss),
    ];

    /// <summary>All of them.</summary>
    public static double[] Values(TokenSummary summary) => [.. Main.Select(figure => figure.Of(summary))];
}
