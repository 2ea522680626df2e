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

    /// <summary>
    /// Reads the tokens of a prompt and of its reply, and says how well those were foretold that are text: all but the
    /// first, a picture's and the one in front of these. A picture is read whole, with all before it once more.
    /// </summary>
    /// <param name="prompt">Not read yet; no picture stands at its end.</param>
    /// <param name="reply">At least one token.</param>
    /// <param name="cancellationToken">Stops between two tokens.</param>
    /// <exception cref="ModelException">A logit is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<ForetoldToken> ReadAll(
        Prompt prompt, IReadOnlyList<int> reply, CancellationToken cancellationToken)
    {
        var (image, start) = (engine.Configuration.ImageToken, engine.Configuration.StartOfImageToken);
        int[] ids = [.. prompt.Ids, .. reply];
        var tokens = new List<ForetoldToken>();
        var next = engine.ReadPrompt(Beginning(prompt, 1), cancellationToken);
        for (var place = 1; place < ids.Length; place++)
        {
            if (ids[place] == image)
            {
                place += ids.AsSpan(place).IndexOfAnyExcept(image);
                next = engine.ReadPrompt(Beginning(prompt, place), cancellationToken);
            }

            if (ids[place] != start)
            {
                tokens.Add(Judge(next, ids[place]));
            }

            if (place + 1 < ids.Length && ids[place + 1] != image)
            {
                next = engine.ReadToken(ids[place], place, cancellationToken);
            }
        }

        return tokens;
    }

    private Prompt Beginning(Prompt prompt, int count)
    {
        int[] ids = [.. prompt.Ids.Take(count)];
        var values = ids.Count(id => id == engine.Configuration.ImageToken) * engine.Configuration.Text.HiddenSize;
        return new(ids, prompt.Features[..values]);
    }

    private static ForetoldToken Judge(ReadOnlySpan<float> logits, int id) =>
        new(id, Logits.Finite(Logits.LogProbability(logits, id)), Logits.Likeliest(logits) == id);
}
