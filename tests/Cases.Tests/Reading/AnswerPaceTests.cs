using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Surgical.Analyzer;
using Surgical.Analyzer.Reading;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;

namespace Surgical.Cases.Tests.Reading;

public sealed class AnswerPaceTests : ILogger<AnswerPace>
{
    private readonly FakeTimeProvider _time = new();
    private readonly List<string> _lines = [];

    [Fact]
    public void Note_AMinuteOfAnswers_SaysThroughputAndLatencyOnce()
    {
        var pace = new AnswerPace(_time, this);
        foreach (var batch in new[] { 1, 3, 3, 3 })
        {
            _time.Advance(TimeSpan.FromSeconds(15));
            pace.Note(Answer(seconds: 15, tokens: 30, batch));
        }

        Assert.Equal(
            ["4.0 answers/min, 2.0 tokens/s, 2.5 written at a time; from question to answer 15.0 s at the median, "
                + "15.0 s at most; 0 timed out"],
            _lines);
    }

    [Fact]
    public void Note_LessThanAMinuteOrNotAsked_SaysNothing()
    {
        var pace = new AnswerPace(_time, this);
        pace.Note(Answer(seconds: 30, tokens: 1, batch: 1));
        _time.Advance(TimeSpan.FromHours(1));
        pace.Note(null);

        Assert.Empty(_lines);
    }

    [Fact]
    public void Note_TimedOut_CountsAsNoAnswer()
    {
        var pace = new AnswerPace(_time, this);
        _time.Advance(TimeSpan.FromMinutes(2));
        pace.Note(new(TimeSpan.FromMinutes(2), null, null));

        Assert.StartsWith("0.0 answers/min", Assert.Single(_lines), StringComparison.Ordinal);
        Assert.EndsWith("120.0 s at most; 1 timed out", _lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Note_TokensOfOneAnswerAreNotTold_SaysThatTheRateIsUnknown()
    {
        var pace = new AnswerPace(_time, this);
        pace.Note(Answer(seconds: 0, tokens: 30, batch: 1));
        _time.Advance(TimeSpan.FromMinutes(1));
        pace.Note(Answer(seconds: 60, tokens: null, batch: 1));

        Assert.StartsWith("2.0 answers/min, unknown tokens/s, ", Assert.Single(_lines), StringComparison.Ordinal);
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        _lines.Add(formatter(state, exception));

    private static AnswerTime Answer(int seconds, int? tokens, double batch) =>
        new(TimeSpan.FromSeconds(seconds), new(default, default, default) { BatchSize = batch }, tokens);
}
