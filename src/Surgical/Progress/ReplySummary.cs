using System.Globalization;
using Surgical.Analyzer.Profiles;
using Surgical.Models.Contract;

namespace Surgical.Progress;

/// <summary>What a person should know of a reply beside its text.</summary>
internal static class ReplySummary
{
    // Enough of a digest to tell models and profiles apart by eye.
    private const int DigestShown = 12;

    /// <summary>What became of a question.</summary>
    public static IEnumerable<string> Of(ModelReply reply) =>
    [
        reply.End switch
        {
            ReplyEnd.StopToken => "ended: by itself",
            ReplyEnd.TokenLimit => $"ended: CUT OFF after {Count(reply.ReplyTokens)} tokens, the reply is not whole",
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.End, "Expected a known end of a reply."),
        },
        $"tokens: {Count(reply.PromptTokens)} prompt, {Count(reply.ReplyTokens)} reply",
        Times(reply.Times),
        "mean log-probability: "
            + (reply.MeanLogProbability?.ToString("F4", CultureInfo.InvariantCulture)
                ?? (reply.Text.Length == 0 ? "none, the reply is empty" : "unknown, the server does not tell")),
    ];

    /// <summary>What became of choices.</summary>
    public static IEnumerable<string> Of(ChoiceScores scores) =>
        [$"tokens: {scores.PromptTokens} prompt, {scores.ReadTokens} of the choices", Times(scores.Times)];

    /// <summary>Who was asked, and how.</summary>
    public static IEnumerable<string> Of(ModelIdentity model, PromptProfile profile) =>
    [
        $"profile: {profile.Name} {profile.Digest[..DigestShown]}",
        $"model: {model.Name} {model.Digest[..DigestShown]}{model.DigestRemark}"
            + (model.KnowsOnly is { } known ? $"; it knows {known}" : ""),
    ];

    private static string Times(ReplyTimes times) => string.Create(
        CultureInfo.InvariantCulture,
        $"times: picture {times.Image.TotalSeconds:F2} s{(times.PicturesKept > 0 ? " (kept from before)" : "")}, "
        + $"prompt {times.Prefill.TotalSeconds:F2} s, {times.PerToken.TotalMilliseconds:F1} ms a token");

    private static string Count(int? tokens) =>
        tokens?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number of";
}
