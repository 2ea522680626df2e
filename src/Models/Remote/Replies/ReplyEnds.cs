using Surgical.Models.Contract;
using Surgical.Models.Remote.Connection;

namespace Surgical.Models.Remote.Replies;

/// <summary>
/// What servers mean by finish_reason: OpenAI's words, and those of Text Generation Inference, Mistral, Anthropic's and
/// Cohere's interfaces, and vLLM. Pure.
/// </summary>
internal static class ReplyEnds
{
    private static readonly HashSet<string> Stopped = new(StringComparer.OrdinalIgnoreCase)
    {
        "stop", "stopped", "eos", "eos_token", "end_turn", "end_of_turn", "stop_sequence", "stop_token", "stop_str",
        "complete", "completed", "end", "eog",
    };

    // "repetition" is vLLM's: it stops a reply that only repeats itself.
    private static readonly HashSet<string> CutOff = new(StringComparer.OrdinalIgnoreCase)
    {
        "length", "max_tokens", "max_length", "model_length", "max_output_tokens", "max_new_tokens", "context_length",
        "model_context_window_exceeded", "limit", "repetition",
    };

    private static readonly HashSet<string> Broken = new(StringComparer.OrdinalIgnoreCase)
    {
        "abort", "aborted", "cancel", "canceled", "cancelled", "error", "timeout", "time_limit",
        "overloaded", "insufficient_system_resource",
    };

    /// <summary>How a reply ended.</summary>
    /// <exception cref="ServerUnavailableException">It did not end, or the server broke it off.</exception>
    /// <exception cref="UnanswerableException">The server ended it for a reason that makes it none.</exception>
    public static ReplyEnd Of(string? finish) => finish switch
    {
        null => throw new ServerUnavailableException(
            "The answer broke off: the stream ended without a finish_reason."),
        _ when Stopped.Contains(finish) => ReplyEnd.StopToken,
        _ when CutOff.Contains(finish) => ReplyEnd.TokenLimit,
        _ when Broken.Contains(finish) => throw new ServerUnavailableException(Unexpected(finish)),
        _ => throw new UnanswerableException(Unexpected(finish)),
    };

    private static string Unexpected(string finish) =>
        "Expected the answer to end with stop or length, "
        + $"the server ended it with {ServerConnection.Quoted(finish)}.";
}
