using System.Text;
using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

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

    private readonly StringBuilder _text = new();
    private readonly List<RemoteToken> _tokens = [];
    private readonly long _start = time.GetTimestamp();
    private long? _first;
    private long _last;
    private int _pieces;
    private string? _finish;
    private int? _promptTokens;
    private int? _replyTokens;

    /// <summary>Whether somebody has been shown a part of it.</summary>
    public bool WasShown => streamed is not null && _text.Length > 0;

    /// <exception cref="ModelException">There is more of it than was asked for.</exception>
    public void Add(ChatPiece piece)
    {
        _promptTokens = piece.PromptTokens ?? _promptTokens;
        _replyTokens = piece.ReplyTokens ?? _replyTokens;
        _finish = piece.Finish ?? _finish;
        _tokens.AddRange(piece.Tokens);
        if (piece.Text.Length == 0)
        {
            return;
        }

        _last = time.GetTimestamp();
        _first ??= _last;
        _pieces++;
        _text.Append(piece.Text);
        if (_text.Length > (long)mostTokens * LongestToken || Math.Max(_tokens.Count, _pieces) > (2L * mostTokens))
        {
            throw new ModelException($"Expected the server to stop after {mostTokens} tokens, it goes on.");
        }

        streamed?.Invoke(piece.Text);
    }

    /// <summary>The whole reply, when the stream has ended.</summary>
    /// <exception cref="ServerUnavailableException">The stream ended before the reply did.</exception>
    /// <exception cref="ModelException">The server ended the reply for a reason that makes it none.</exception>
    public ModelReply Finish()
    {
        var end = _finish switch
        {
            "stop" => ReplyEnd.StopToken,
            "length" => ReplyEnd.TokenLimit,
            null => throw new ServerUnavailableException(
                "The answer broke off: the stream ended without a finish_reason."),
            _ => throw new ModelException(
                "Expected the answer to end with stop or length, "
                + $"the server ended it with {ServerConnection.Quoted(_finish)}."),
        };
        var text = _text.ToString();
        var tokens = RemoteTokens.In(text, _tokens);
        var count = tokens.Count > 0 ? tokens.Count : _replyTokens;
        return new ModelReply(text, end, tokens, _promptTokens, Times(count)) { ReplyTokens = count };
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
