using Surgical.Models.Gemma3.Tokenizer;

namespace Surgical.Models.Answering;

/// <summary>
/// Sees when a reply has come to one of the texts that end it: with the token in which the text ends, wherever in that
/// token, as transformers' StopStringCriteria. The prompt counts as what stands before. For one reply, on one thread.
/// </summary>
internal sealed class StopStrings
{
    private readonly BpeTokenizer _tokenizer;
    private readonly IReadOnlyList<string> _texts;
    private readonly int _longest;
    private string _before;

    /// <param name="tokenizer">Of the model.</param>
    /// <param name="texts">At least one; none empty.</param>
    /// <param name="prompt">Ids in front of the reply.</param>
    public StopStrings(BpeTokenizer tokenizer, IReadOnlyList<string> texts, IReadOnlyList<int> prompt)
    {
        (_tokenizer, _texts) = (tokenizer, texts);
        _longest = texts.Max(text => text.Length);
        _before = Tail(string.Concat(prompt.TakeLast(_longest).Select(Text)));
    }

    /// <summary>Takes the next token; whether a text ends in it.</summary>
    public bool EndWith(int id)
    {
        var token = Text(id);
        var (before, said) = (_before, _before + token);
        _before = Tail(said);
        return _texts.Any(text => said.IndexOf(
            text, Math.Max(0, before.Length - text.Length + 1), StringComparison.Ordinal) >= 0);
    }

    private string Tail(string text) => text.Length < _longest ? text : text[(text.Length - _longest + 1)..];

    // Control tokens have texts too, and a byte alone is no character.
    private string Text(int id) =>
        id >= _tokenizer.TokenCount ? "" : _tokenizer.ByteOf(id) is null ? _tokenizer.TextOf(id) : "\uFFFD";
}
