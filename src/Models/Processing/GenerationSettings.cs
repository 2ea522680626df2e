namespace Surgical.Models.Processing;

/// <summary>
/// What generation_config.json says of the choice of tokens, in transformers' words (GenerationConfig). Decoding and
/// the longest reply are the question's.
/// </summary>
/// <param name="RepetitionPenalty">Above 0; above 1 what was read or written becomes less likely. 1 for none.</param>
/// <param name="NoRepeatNgramSize">So many tokens in a row never come again, the prompt's included; 0 for none.</param>
/// <param name="BadWords">Ids in a row, each row never written whole.</param>
/// <param name="MinLength">Tokens of prompt and reply before a reply may end; 0 for none.</param>
/// <param name="MinNewTokens">Tokens of the reply before it may end; where it is above 0, MinLength does not
/// count.</param>
/// <param name="ForcedEnd">The last token that a reply may have is the likeliest of these; none for most.</param>
/// <param name="Suppressed">Never written.</param>
/// <param name="BeginSuppressed">Never written first.</param>
/// <param name="StopStrings">A reply ends with the token that completes one of them.</param>
public sealed record GenerationSettings(
    double RepetitionPenalty,
    int NoRepeatNgramSize,
    IReadOnlyList<IReadOnlyList<int>> BadWords,
    int MinLength,
    int MinNewTokens,
    IReadOnlyList<int> ForcedEnd,
    IReadOnlyList<int> Suppressed,
    IReadOnlyList<int> BeginSuppressed,
    IReadOnlyList<string> StopStrings)
{
    /// <summary>The likeliest token, whatever it is.</summary>
    public static GenerationSettings None { get; } = new(1, 0, [], 0, 0, [], [], [], []);

    /// <summary>Whether every token is chosen as if there were no settings.</summary>
    public bool BendsNothing =>
        RepetitionPenalty.Equals(1.0)
        && NoRepeatNgramSize + MinLength + MinNewTokens == 0
        && BadWords.Count + ForcedEnd.Count + Suppressed.Count + BeginSuppressed.Count == 0;

    /// <summary>Whether replies are as if there were no settings.</summary>
    public bool IsNone => BendsNothing && StopStrings.Count == 0;
}
