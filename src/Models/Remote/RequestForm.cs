using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

/// <summary>
/// Which of the fields that not every server takes a request has. All of them at first; a refusal takes some away.
/// </summary>
internal sealed record RequestForm
{
    /// <summary>The lowest temperature that servers take which refuse 0; vLLM's own least.</summary>
    private const double LeastTemperature = 0.01;

    /// <summary>Asks for the tokens and their log-probabilities.</summary>
    public bool LogProbabilities { get; init; } = true;

    /// <summary>Asks for the token counts at the end of the stream.</summary>
    public bool Usage { get; init; } = true;

    /// <summary>Limits the reply with max_completion_tokens, as newer models of OpenAI want it.</summary>
    public bool MaxCompletionTokens { get; init; }

    /// <summary>Of a greedy question; null leaves it to the server.</summary>
    public double? GreedyTemperature { get; init; } = 0;

    /// <summary>Says top_k and min_p, which are not OpenAI's: llama.cpp has its own 40 and 0.05 otherwise.</summary>
    public bool FullSampling { get; init; } = true;

    /// <summary>Whether a refusal is about log-probabilities or counts, whatever its status.</summary>
    public static bool NamesExtras(string refusal) => NamesProbabilities(refusal) || NamesUsage(refusal);

    /// <summary>The next form to try; null when none is left.</summary>
    /// <param name="refusal">What the server said.</param>
    /// <param name="decoding">Of the question.</param>
    public RequestForm? After(string refusal, Decoding decoding)
    {
        if (LogProbabilities && NamesProbabilities(refusal))
        {
            return this with { LogProbabilities = false };
        }

        if (Usage && NamesUsage(refusal))
        {
            return this with { Usage = false };
        }

        if (!MaxCompletionTokens && Has(refusal, "max_completion_tokens") && !Has(refusal, "too large"))
        {
            return this with { MaxCompletionTokens = true };
        }

        if (FullSampling && decoding is Decoding.Sampled && (Has(refusal, "top_k") || Has(refusal, "min_p")))
        {
            return this with { FullSampling = false };
        }

        if (GreedyTemperature is { } temperature && decoding is Decoding.Greedy && Has(refusal, "temperature"))
        {
            return this with { GreedyTemperature = temperature == 0 ? LeastTemperature : null };
        }

        // It did not say what it does not like. A prompt that is too long, say, is refused either way.
        return LogProbabilities || Usage ? this with { LogProbabilities = false, Usage = false } : null;
    }

    /// <summary>What an answer in this form does not honour, for people; null where it honours all.</summary>
    public string? Missing(Decoding decoding) => (decoding, GreedyTemperature) switch
    {
        (Decoding.Greedy, null) =>
            "takes no temperature: its replies are not always the likeliest words, and may differ from try to try",
        (Decoding.Greedy, > 0) =>
            $"takes no temperature 0 and is asked with {LeastTemperature}: nearly always the likeliest words",
        (Decoding.Sampled, _) when !FullSampling =>
            "refuses top_k and min_p: replies are not sampled as the profile says, but cut by its own settings",
        _ => null,
    };

    private static bool NamesProbabilities(string refusal) =>
        Has(refusal, "logprob") || Has(refusal, "log_prob") || Has(refusal, "log prob") || Has(refusal, "log-prob");

    private static bool NamesUsage(string refusal) =>
        Has(refusal, "stream_options") || Has(refusal, "include_usage");

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
