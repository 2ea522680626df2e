using Surgical.Models.Runtime;

namespace Surgical.Models.Answering;

/// <summary>One answer of an <see cref="AnswerBatch"/>, and how far it has come.</summary>
/// <param name="promptTokens">Tokens in front of it.</param>
/// <param name="capacity">Tokens of the longest context.</param>
/// <param name="sampler">Chooses its tokens; null to take the likeliest.</param>
internal sealed class BatchedAnswer(int promptTokens, int capacity, TokenSampler? sampler)
{
    /// <summary>Chooses its tokens; null where the likeliest is taken.</summary>
    public TokenSampler? Sampler => sampler;

    /// <summary>The newest token.</summary>
    public ScoredToken Token { get; set; }

    /// <summary>Where the newest token stands in the context; it is read when the next one is wanted.</summary>
    public int Position { get; set; } = promptTokens;

    /// <summary>Whether no further token can follow.</summary>
    public bool IsFull => Position >= capacity;

    /// <summary>Chooses the next token.</summary>
    /// <param name="logits">[vocabulary].</param>
    public void Choose(ReadOnlySpan<float> logits)
    {
        if (sampler is null)
        {
            Token = Logits.Best(logits);
            return;
        }

        // Of scores that are no numbers, none can be drawn.
        var whole = Logits.LogOfSum(logits);
        var id = double.IsFinite(whole) ? sampler.Next(logits) : 0;
        Token = new ScoredToken(id, logits[id] - whole);
    }
}
