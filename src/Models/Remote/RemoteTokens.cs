using System.Text;
using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

/// <summary>Finds the tokens that a server tells in the text that it wrote. Pure.</summary>
internal static class RemoteTokens
{
    /// <summary>Which part of the text each token wrote.</summary>
    /// <param name="text">The whole reply.</param>
    /// <param name="tokens">In order; those that the text does not show, such as a stop token, are left out, and those
    /// without bytes show nothing.</param>
    /// <returns>Tokens that together wrote all of the text; none where they do not, or where one's probability is
    /// unknown, so that nothing is made up.</returns>
    public static IReadOnlyList<ReplyToken> In(string text, IEnumerable<RemoteToken> tokens)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var characters = CharactersBefore(text, bytes.Length);
        List<ReplyToken> found = [];
        var at = 0;
        foreach (var token in tokens)
        {
            if (!bytes.AsSpan(at).StartsWith(token.Bytes))
            {
                continue;
            }

            if (token.LogProbability is not { } logarithm)
            {
                return [];
            }

            var end = at + token.Bytes.Length;
            found.Add(new ReplyToken(characters[at], characters[end] - characters[at], logarithm));
            at = end;
        }

        return at == bytes.Length ? found : [];
    }

    // How many UTF-16 units are complete before each byte, and at the end.
    private static int[] CharactersBefore(string text, int bytes)
    {
        var complete = new int[bytes + 1];
        var (character, at) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            for (var part = 0; part < rune.Utf8SequenceLength; part++)
            {
                complete[at++] = character;
            }

            character += rune.Utf16SequenceLength;
        }

        complete[at] = character;
        return complete;
    }
}
