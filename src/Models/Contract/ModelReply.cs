using System.Text.Json.Serialization;

namespace Surgical.Models.Contract;

/// <summary>Why a reply ended. Cancellation is not among them: a cancelled question has no reply.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplyEnd>))]
public enum ReplyEnd
{
    /// <summary>The model said that it was done.</summary>
    [JsonStringEnumMemberName("end")]
    StopToken,

    /// <summary>The question's token limit or the model's context was reached: the text is cut off.</summary>
    [JsonStringEnumMemberName("limit")]
    TokenLimit,
}

/// <summary>One token of a reply.</summary>
/// <param name="Start">First character in the reply's text that the token helped to write.</param>
/// <param name="Length">Characters it completed; 0 for a token that shows nothing.</param>
/// <param name="LogProbability">Natural logarithm of the probability that the model gave it.</param>
public sealed record ReplyToken(int Start, int Length, double LogProbability);

/// <summary>Where the time of a reply went.</summary>
/// <param name="Image">
/// Vision tower, all pictures; zero where it looked at none, and for a remote model, which counts it to the prompt.
/// </param>
/// <param name="Prefill">Prompt to first token.</param>
/// <param name="PerToken">Mean over the tokens after the first; zero when there was only one.</param>
public sealed record ReplyTimes(TimeSpan Image, TimeSpan Prefill, TimeSpan PerToken)
{
    /// <summary>Pictures that the model had looked at before and need not look at again.</summary>
    public int PicturesKept { get; init; }

    /// <summary>
    /// Replies that were written at a time, this one included: the mean over the tokens after the first.
    /// </summary>
    public double BatchSize { get; init; } = 1;
}

/// <summary>What the model said.</summary>
/// <param name="Text">Special tokens left out; MedGemma's thought markers are not special and stay.</param>
/// <param name="End">Why it ended.</param>
/// <param name="Tokens">Every generated token, the stop token left out; empty where a server does not tell them, and
/// then every probability is unknown.</param>
/// <param name="PromptTokens">Tokens of the prompt, picture tokens included; null where a server does not say.</param>
/// <param name="Times">Where the time went.</param>
public sealed record ModelReply(
    string Text, ReplyEnd End, IReadOnlyList<ReplyToken> Tokens, int? PromptTokens, ReplyTimes Times)
{
    /// <summary>Number of generated tokens; null where a server does not say.</summary>
    public int? ReplyTokens { get; init; } = Tokens.Count;

    /// <summary>Mean log-probability of the reply's tokens; null for an empty reply, and where it is unknown.</summary>
    public double? MeanLogProbability => MeanLogProbabilityOf(0, Text.Length);

    /// <summary>
    /// Mean log-probability of the tokens that wrote a part of the text; null when none did, or none is known.
    /// </summary>
    public double? MeanLogProbabilityOf(int start, int length)
    {
        double sum = 0;
        var count = 0;
        foreach (var token in Tokens)
        {
            if (token.Length > 0 && token.Start < start + length && token.Start + token.Length > start)
            {
                sum += token.LogProbability;
                count++;
            }
        }

        return count == 0 ? null : sum / count;
    }
}
