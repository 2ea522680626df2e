using Surgical.Models.Runtime;

namespace Surgical.Models.Answering;

/// <summary>One answer of an <see cref="AnswerBatch"/>, and how far it has come.</summary>
/// <param name="asked">Its prompt, and how its tokens are chosen.</param>
/// <param name="capacity">Tokens of the longest context.</param>
internal sealed class BatchedAnswer(AskedAnswer asked, int capacity)
{
    /// <summary>Whether its tokens are the model's likeliest: a device need not send the others' scores.</summary>
    public bool TakesLikeliest => asked is { Sampler: null, Rules: null };

    /// <summary>The newest token.</summary>
    public ScoredToken Token { get; set; }

    /// <summary>Where the newest token stands in the context; it is read when the next one is wanted.</summary>
    public int Position { get; set; } = asked.Prompt.Ids.Count;

    /// <summary>Whether no further token can follow.</summary>
    public bool IsFull => Position >= capacity;

    /// <summary>Chooses the next token. Its probability is the model's own, whatever bent the choice.</summary>
    /// <param name="logits">[vocabulary].</param>
    public void Choose(ReadOnlySpan<float> logits)
    {
        if (TakesLikeliest)
        {
            Token = Logits.Best(logits);
            return;
        }

        // Of scores that are no numbers, none can be chosen.
        var whole = Logits.LogOfSum(logits);
        var id = double.IsFinite(whole) ? Chosen(logits) : 0;
        Token = new ScoredToken(id, logits[id] - whole);
        asked.Rules?.Take(id);
    }

    private int Chosen(ReadOnlySpan<float> logits)
    {
        var bent = asked.Rules is { } rules ? rules.Bend(logits) : logits;
        return asked.Sampler?.Next(bent) ?? Logits.Likeliest(bent);
    }
}
