using Surgical.Models.Contract;
using Surgical.Models.Remote.Connection;

namespace Surgical.Models.Remote.Replies;

/// <summary>
/// Makes a reply of the pieces that a server streams. For one try of one question, made when it is sent.
/// </summary>
/// <param name="mostTokens">That were asked for.</param>
/// <param name="streamed">Told every piece; null when nobody listens.</param>
/// <param name="time">Times the reply.</param>
internal sealed class RemoteReply(int mostTokens, Action<string>? streamed, TimeProvider time)
{
    // No token of any vocabulary in use is longer, and no server tells one in two pieces: more does not keep to the
    // limit.
    private const int LongestToken = 256;

    private readonly ReplyText _text = new();
    private readonly List<RemoteToken> _tokens = [];
    private readonly long _start = time.GetTimestamp();
    private long? _first;
    private long _last;
    private long _length;
    private int _pieces;
    private bool _wasShown;
    private string? _finish;
    private int? _promptTokens;
    private int? _replyTokens;

    /// <summary>Whether somebody has been shown a part of it.</summary>
    public bool WasShown => streamed is not null && _wasShown;

    /// <summary>Whether its first words have come.</summary>
    public bool HasBegun => _first is not null;

    /// <summary>The server writes on behind its end.</summary>
    public bool IsOver { get; private set; }

    /// <exception cref="UnanswerableException">There is more of it than was asked for.</exception>
    public void Add(ChatPiece piece)
    {
        _promptTokens = piece.PromptTokens ?? _promptTokens;
        _replyTokens = piece.ReplyTokens ?? _replyTokens;
        _finish = piece.Finish ?? _finish;
        var length = piece.Thought.Length + piece.Text.Length;
        IsOver = _text.HasEnded && length > 0;
        if (_text.HasEnded)
        {
            return;
        }

        // A token that shows nothing where the reply stops is the one that stops it.
        _tokens.AddRange(piece.Tokens.Where(token => token.Bytes.Length > 0 || length > 0 || piece.Finish is null));
        if (length > 0)
        {
            Count(length);
            Show(_text.Add(piece.Thought, piece.Text));
        }
    }

    /// <summary>The whole reply, when the stream has ended.</summary>
    /// <exception cref="ServerUnavailableException">The stream ended before the reply did.</exception>
    /// <exception cref="UnanswerableException">The server ended the reply for a reason that makes it none.</exception>
    public ModelReply Finish()
    {
        var end = _text.HasEnded ? ReplyEnd.StopToken : ReplyEnds.Of(_finish);
        Show(_text.End());
        var tokens = RemoteTokens.In(_text.Told, _tokens).Select(Placed).ToList();
        var count = tokens.Count > 0 ? tokens.Count : _replyTokens;
        return new ModelReply(_text.Shown, end, tokens, _promptTokens, Times(count)) { ReplyTokens = count };
    }

    private void Count(int length)
    {
        _last = time.GetTimestamp();
        _first ??= _last;
        _pieces++;
        _length += length;
        if (_length > (long)mostTokens * LongestToken || Math.Max(_tokens.Count, _pieces) > (2L * mostTokens))
        {
            throw new UnanswerableException($"Expected the server to stop after {mostTokens} tokens, it goes on.");
        }
    }

    private void Show(string text)
    {
        if (text.Length > 0)
        {
            _wasShown = true;
            streamed?.Invoke(text);
        }
    }

    private ReplyToken Placed(ReplyToken token)
    {
        var start = _text.Place(token.Start);
        return token with { Start = start, Length = _text.Place(token.Start + token.Length) - start };
    }

    // The server looks at the picture before the first piece and does not say for how long. Where it does not say how
    // many tokens there were either, all of the time stands with the prompt, so that the sum is right.
    private ReplyTimes Times(int? tokens)
    {
        var first = _first ?? _start;
        return tokens > 1
            ? new ReplyTimes(
                TimeSpan.Zero,
                time.GetElapsedTime(_start, first),
                time.GetElapsedTime(first, _last) / (tokens.Value - 1))
            : new ReplyTimes(TimeSpan.Zero, time.GetElapsedTime(_start, _last == 0 ? first : _last), TimeSpan.Zero);
    }
}
