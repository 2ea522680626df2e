using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace Surgical.Models.Gemma3.Tokenizer;

/// <summary>
/// Turns tokens into text as they come. A run of byte tokens is held back until it ends, because only then it is known
/// whether it is UTF-8: what was emitted is never taken back, and all of it together is what
/// <see cref="BpeTokenizer.Decode"/> gives. For one reply, on one thread.
/// </summary>
public sealed class StreamingDetokenizer(BpeTokenizer tokenizer)
{
    private readonly List<TokenSpan> _spans = [];
    private readonly List<byte> _run = [];
    private readonly List<int> _runTokens = [];
    private int _length;

    /// <summary>One entry for every token appended; provisional for a byte run that has not ended yet.</summary>
    public IReadOnlyList<TokenSpan> Spans => _spans;

    /// <summary>Takes the next token.</summary>
    /// <returns>The text that became readable with it; often empty.</returns>
    public string Append(int id)
    {
        if (!tokenizer.IsShown(id))
        {
            _spans.Add(new(_length, 0));
            return "";
        }

        if (tokenizer.ByteOf(id) is { } value)
        {
            _run.Add(value);
            _runTokens.Add(_spans.Count);
            _spans.Add(new(_length, 0));
            return "";
        }

        var bytes = EndRun();
        var text = tokenizer.TextOf(id);
        _spans.Add(new(_length, text.Length));
        _length += text.Length;
        return bytes + text;
    }

    /// <summary>Ends the text.</summary>
    /// <returns>What was still held back; bytes that are no UTF-8 become U+FFFD, one each.</returns>
    public string Finish() => EndRun();

    private string EndRun()
    {
        if (_run.Count == 0)
        {
            return "";
        }

        var text = IsUtf8 ? ReadCharacters() : ReadBroken();
        _length += text.Length;
        _run.Clear();
        _runTokens.Clear();
        return text;
    }

    private string ReadCharacters()
    {
        var text = Encoding.UTF8.GetString(CollectionsMarshal.AsSpan(_run));
        var (at, read) = (0, 0);
        foreach (var rune in text.EnumerateRunes())
        {
            for (var last = read + rune.Utf8SequenceLength - 1; read <= last; read++)
            {
                _spans[_runTokens[read]] = new(_length + at, read == last ? rune.Utf16SequenceLength : 0);
            }

            at += rune.Utf16SequenceLength;
        }

        return text;
    }

    private string ReadBroken()
    {
        for (var i = 0; i < _run.Count; i++)
        {
            _spans[_runTokens[i]] = new(_length + i, 1);
        }

        return new string('\uFFFD', _run.Count);
    }

    private bool IsUtf8 => Utf8.IsValid(CollectionsMarshal.AsSpan(_run));
}
