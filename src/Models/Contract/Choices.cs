namespace Surgical.Models.Contract;

/// <summary>Several ways in which a reply may go on.</summary>
/// <remarks>
/// A choice is scored as the tokens of its text: where the model writes its end and what follows as one token ("
/// phase."), that must be in the text, or it is scored as if the model parted them, which it hardly ever does.
/// </remarks>
/// <param name="After">How the reply begins; empty for its very beginning.</param>
/// <param name="Texts">At least one, each different, none empty; what comes behind them does not count.</param>
public sealed record Choices(string After, IReadOnlyList<string> Texts)
{
    /// <summary>
    /// A choice whose share cannot reach this is not read to its end, which saves time; its score is then an upper
    /// bound. 0 reads all.
    /// </summary>
    public double LeastShare { get; init; }
}

/// <summary>How probable each of several ways is.</summary>
/// <param name="LogProbabilities">Natural logarithm for each choice, summed over its tokens, in their order.</param>
/// <param name="PromptTokens">Tokens of the prompt, picture tokens included, and of how the reply begins.</param>
/// <param name="ReadTokens">Tokens read one by one after that.</param>
/// <param name="Times">Where the time went.</param>
public sealed record ChoiceScores(
    IReadOnlyList<double> LogProbabilities, int PromptTokens, int ReadTokens, ReplyTimes Times)
{
    /// <summary>Each choice's probability among the choices; they sum to 1.</summary>
    public IReadOnlyList<double> Shares
    {
        get
        {
            var greatest = LogProbabilities.Max();
            var weights = LogProbabilities.Select(log => Math.Exp(log - greatest)).ToArray();
            var sum = weights.Sum();
            return Array.ConvertAll(weights, weight => weight / sum);
        }
    }
}
