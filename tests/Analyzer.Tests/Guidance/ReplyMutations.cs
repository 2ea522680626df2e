namespace Surgical.Analyzer.Tests.Guidance;

/// <summary>
/// Replies broken at random: pieces cut out, doubled, moved, spliced in from other replies, letters changed.
/// </summary>
internal sealed class ReplyMutations(int seed)
{
    private const string Letters = "aZ0 \n\r\t.:,;*#_-/\\'’“<>|()[]{}&?!\0\ud83d\uFEFF：é𝛼";

    private static readonly string[] Replies = [.. OddReplies.All.Select(expected => OddReplies.Text(expected.Name))];

    private readonly Random _random = new(seed);

    public string Next()
    {
        var text = Pick();
        for (var changes = _random.Next(1, 6); changes > 0; changes--)
        {
            text = Change(text);
        }

        return text;
    }

    private string Change(string text)
    {
        var (from, to) = Piece(text);
        return _random.Next(5) switch
        {
            0 => text.Remove(from, to - from),
            1 => text.Insert(from, text[from..to]),
            2 => text.Insert(_random.Next(text.Length + 1), Letters[_random.Next(Letters.Length)].ToString()),
            3 => text[..from] + Pick() + text[to..],
            _ => text[to..] + text[..from],
        };
    }

    private string Pick() => Replies[_random.Next(Replies.Length)];

    private (int From, int To) Piece(string text)
    {
        var from = _random.Next(text.Length + 1);
        return (from, _random.Next(from, text.Length + 1));
    }
}
