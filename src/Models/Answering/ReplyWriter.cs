using System.Text;
using Surgical.Models.Contract;
using Surgical.Models.Gemma3.Tokenizer;
using Surgical.Models.Pictures;
using Surgical.Models.Runtime;

namespace Surgical.Models.Answering;

/// <summary>
/// Makes a reply of tokens as they come. For one reply, on one thread; it is made when prefill begins.
/// </summary>
internal sealed class ReplyWriter(BpeTokenizer tokenizer, Action<string>? streamed, TimeProvider time)
{
    private readonly StreamingDetokenizer _detokenizer = new(tokenizer);
    private readonly StringBuilder _text = new();
    private readonly List<double> _logProbabilities = [];
    private readonly long _start = time.GetTimestamp();
    private long? _first;
    private long _last;
    private int _ticks;
    private long _together;

    /// <summary>Tokens written.</summary>
    public int Tokens => _logProbabilities.Count;

    /// <summary>Notes that the model has just given a token, a stop token included.</summary>
    /// <param name="together">Replies that got one in the same run.</param>
    public void Tick(int together)
    {
        _together += _first is null ? 0 : together;
        _last = time.GetTimestamp();
        _first ??= _last;
        _ticks++;
    }

    public void Write(ScoredToken token)
    {
        _logProbabilities.Add(token.LogProbability);
        Append(_detokenizer.Append(token.Id));
    }

    public ModelReply Finish(ReplyEnd end, int promptTokens, PictureFeatures features)
    {
        Append(_detokenizer.Finish());
        var tokens = _detokenizer.Spans.Zip(
            _logProbabilities, (span, log) => new ReplyToken(span.Start, span.Length, log));
        return new ModelReply(_text.ToString(), end, [.. tokens], promptTokens, Times(features));
    }

    private ReplyTimes Times(PictureFeatures features)
    {
        var first = _first ?? _start;
        var after = Math.Max(1, _ticks - 1);
        return new ReplyTimes(
            features.Time, time.GetElapsedTime(_start, first), time.GetElapsedTime(first, _last) / after)
        {
            PicturesKept = features.Kept,
            BatchSize = Math.Max(1, (double)_together / after),
        };
    }

    private void Append(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        _text.Append(text);
        streamed?.Invoke(text);
    }
}
