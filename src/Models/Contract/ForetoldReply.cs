using System.Text.Json.Serialization;

namespace Surgical.Models.Contract;

/// <summary>How well a model foretells a reply that somebody else wrote ("teacher forcing").</summary>
/// <param name="Tokens">Those that count, the end of the turn included; at least one.</param>
/// <param name="PromptTokens">Tokens of the prompt, picture tokens included.</param>
/// <param name="Times">Where the time went.</param>
public sealed record ForetoldReply(IReadOnlyList<ForetoldToken> Tokens, int PromptTokens, ReplyTimes Times);

/// <summary>One token of a reply after all true ones before it.</summary>
/// <param name="Id">In the vocabulary.</param>
/// <param name="LogProbability">Natural logarithm of the probability that the model gave it.</param>
/// <param name="IsLikeliest">
/// The model itself would have written it; of several equally likely tokens the lowest id.
/// </param>
public readonly record struct ForetoldToken(int Id, double LogProbability, bool IsLikeliest);

/// <summary>Which tokens of a prompt and its reply count.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<LearntTokens>))]
public enum LearntTokens
{
    /// <summary>Those of the reply and the end of its turn.</summary>
    [JsonStringEnumMemberName("reply")]
    Reply,

    /// <summary>
    /// Those of the prompt too, as Google's guide learns them: all but the first, those that stand for pictures and
    /// those in front of these.
    /// </summary>
    [JsonStringEnumMemberName("all")]
    All,
}
