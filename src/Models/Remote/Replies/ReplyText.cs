using System.Text;
using Surgical.Models.Gemma3;

namespace Surgical.Models.Remote.Replies;

/// <summary>
/// Makes the text of a reply of what a server streams: control tokens end it and never stand in it, and thinking, in
/// whichever way it is told, stands between MedGemma's own marks, as our own engine writes it.
/// </summary>
internal sealed class ReplyText
{
    // With MedGemma's own word behind its mark (medgemma.md 5.3).
    private const string ThoughtOpens = ControlTokens.ThoughtOpens + "thought\n";

    private const int LongestRole = 32;

    private readonly StringBuilder _told = new();
    private readonly StringBuilder _shown = new();

    // Where in the shown text each character of the told one stands, and its end.
    private readonly List<int> _places = [0];
    private string _held = "";
    private bool _isBlank = true;
    private bool _isRole;
    private bool _isParted;
    private bool _hasThought;
    private bool _hasClosed;

    /// <summary>What the server wrote of the reply; its tokens make this up.</summary>
    public string Told => _told.ToString();

    /// <summary>The reply.</summary>
    public string Shown => _shown.ToString();

    /// <summary>A control token has ended it.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Where in the reply a character of <see cref="Told"/> stands.</summary>
    public int Place(int told) => _places[told];

    /// <summary>Takes in a piece.</summary>
    /// <param name="thought">Of a thinking that the server parts from the reply.</param>
    /// <param name="text">Of the reply.</param>
    /// <returns>What can be shown of it; the beginning of a mark is held back until it is one or none.</returns>
    public string Add(string thought, string text)
    {
        var from = _shown.Length;
        if (thought.Length > 0 && (_isParted || (_isBlank && !_hasThought)))
        {
            Open();
            _isParted = true;
            Read(thought);
        }

        if (text.Length > 0 && !HasEnded)
        {
            if (_isParted)
            {
                Release();
                Close();
            }

            Read(text);
        }

        return _shown.ToString(from, _shown.Length - from);
    }

    /// <summary>Gives what was held back, when nothing more comes.</summary>
    public string End()
    {
        var from = _shown.Length;
        Release();
        return _shown.ToString(from, _shown.Length - from);
    }

    private void Read(string text)
    {
        var rest = _held + text;
        _held = "";
        while (!HasEnded)
        {
            if (_isRole && !SkipRole(ref rest))
            {
                _held = rest;
                return;
            }

            if (ReplyMarks.First(rest) is not { } mark)
            {
                break;
            }

            Append(rest[..mark.Index]);
            Apply(mark.Value);
            rest = rest[(mark.Index + mark.Length)..];
        }

        if (!HasEnded)
        {
            var begun = ReplyMarks.Begun(rest);
            Append(rest[..^begun]);
            _held = rest[^begun..];
        }
    }

    private void Apply(string mark)
    {
        switch (ReplyMarks.Meaning(mark, _isBlank))
        {
            case ReplyMark.Ends:
                HasEnded = true;
                break;
            case ReplyMark.TurnOpens:
                _isRole = true;
                break;
            case ReplyMark.ThoughtOpens:
                Open();
                Tell(mark);
                break;
            case ReplyMark.ThoughtCloses:
                Close();
                Tell(mark);
                break;
        }
    }

    private bool SkipRole(ref string rest)
    {
        var line = rest.IndexOf('\n', StringComparison.Ordinal);
        if (line < 0 && rest.Length <= LongestRole)
        {
            return false;
        }

        rest = rest[(line + 1)..];
        _isRole = false;
        return true;
    }

    private void Open()
    {
        if (!_hasThought)
        {
            Insert(ThoughtOpens);
            _hasThought = true;
        }
    }

    private void Close()
    {
        _isParted = false;
        if (!_hasClosed)
        {
            Insert(ControlTokens.ThoughtCloses);
            _hasClosed = true;
        }
    }

    private void Release()
    {
        if (!_isRole && !HasEnded)
        {
            Append(_held);
        }

        _held = "";
    }

    private void Insert(string mark)
    {
        _shown.Append(mark);
        _places[^1] = _shown.Length;
    }

    private void Append(string text)
    {
        _isBlank &= string.IsNullOrWhiteSpace(text);
        foreach (var character in text)
        {
            _shown.Append(character);
            _told.Append(character);
            _places.Add(_shown.Length);
        }
    }

    private void Tell(string mark)
    {
        foreach (var character in mark)
        {
            _told.Append(character);
            _places.Add(_shown.Length);
        }
    }
}
