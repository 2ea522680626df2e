using System.Globalization;
using Surgical.Analyzer.Model;
using Surgical.Analyzer.Profiles;

namespace Surgical.Dashboard.Commands;

/// <summary>What a person should know of a reply beside its text.</summary>
internal static class ReplySummary
{
    // Enough of a digest to tell models and profiles apart by eye.
    private const int DigestShown = 12;

    public static IEnumerable<string> Of(ModelReply reply, ModelIdentity model, PromptProfile profile)
    {
        yield return reply.End switch
        {
            ReplyEnd.StopToken => "ended: by itself",
            ReplyEnd.TokenLimit => $"ended: CUT OFF after {Count(reply.ReplyTokens)} tokens, the reply is not whole",
            _ => throw new ArgumentOutOfRangeException(nameof(reply), reply.End, "Expected a known end of a reply."),
        };
        yield return $"tokens: {Count(reply.PromptTokens)} prompt, {Count(reply.ReplyTokens)} reply";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"times: picture {reply.Times.Image.TotalSeconds:F2} s, prompt {reply.Times.Prefill.TotalSeconds:F2} s, "
            + $"{reply.Times.PerToken.TotalMilliseconds:F1} ms a token");
        yield return "mean log-probability: "
            + (reply.MeanLogProbability?.ToString("F4", CultureInfo.InvariantCulture)
                ?? (reply.Text.Length == 0 ? "none, the reply is empty" : "unknown, the server does not tell"));
        yield return $"profile: {profile.Name} {profile.Digest[..DigestShown]}";
        yield return $"model: {model.Name} {model.Digest[..DigestShown]}"
            + (model.KnowsOnly is { } known ? $"; it knows {known}" : "");
    }

    private static string Count(int? tokens) => tokens?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number of";
}
