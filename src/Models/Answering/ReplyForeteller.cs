using Surgical.Models.Contract;
using Surgical.Models.Runtime;

namespace Surgical.Models.Answering;

/// <summary>Reads a given reply behind a prompt, one token at a time. For one thread.</summary>
/// <remarks>
/// By the very path on which the model writes, so that a reply of its own is foretold without a miss whatever the
/// numbers are kept in, and with one row of logits in memory: all rows of a 4B model take a megabyte a token.
/// </remarks>
/// <param name="engine">Borrowed.</param>
internal sealed class ReplyForeteller(Gemma3Engine engine)
{
    /// <summary>Reads the tokens of a reply.</summary>
    /// <param name="prompt">Before it; it has been read.</param>
    /// <param name="logits">After the prompt, [vocabulary].</param>
    /// <param name="reply">At least one token.</param>
    /// <param name="cancellationToken">Stops between two tokens.</param>
    /// <exception cref="ModelException">A logit is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<ForetoldToken> Read(
        Prompt prompt, ReadOnlySpan<float> logits, IReadOnlyList<int> reply, CancellationToken cancellationToken)
    {
        var tokens = new List<ForetoldToken> { Judge(logits, reply[0]) };
        for (var place = 1; place < reply.Count; place++)
        {
            var next = engine.ReadToken(reply[place - 1], prompt.Ids.Count + place - 1, cancellationToken);
            tokens.Add(Judge(next, reply[place]));
        }

        return tokens;
    }

    private static ForetoldToken Judge(ReadOnlySpan<float> logits, int id) =>
        new(id, Logits.Finite(Logits.LogProbability(logits, id)), Logits.Likeliest(logits) == id);
}
