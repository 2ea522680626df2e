namespace Surgical.Evaluation.Replies;

/// <summary>A line of rows.jsonl: how well a model foretold one reference reply.</summary>
/// <param name="Place">Line in the data: "line 7".</param>
/// <param name="Case">The operation that it is from.</param>
/// <param name="Fold">In which that case is held out.</param>
/// <param name="Tokens">That are scored: of the reply, the end of the turn included, or of the prompt too.</param>
/// <param name="Correct">Those that the model would have written itself.</param>
/// <param name="Loss">Negative log-likelihood in nats, summed over the tokens.</param>
/// <param name="Seconds">That it took.</param>
internal sealed record ForetoldRow(
    string Place, string Case, int Fold, int Tokens, int Correct, double Loss, double Seconds);
