using System.Globalization;
using Microsoft.Extensions.Logging;
using Surgical.Analyzer;
using Surgical.Analyzer.Reading;

namespace Surgical.Cases.Reading;

/// <summary>
/// How fast key frames are answered, all cases together: a line of the log once a minute while there are answers.
/// Safe to use from several threads.
/// </summary>
public sealed partial class AnswerPace(TimeProvider time, ILogger<AnswerPace> logger)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly List<AnswerTime> _answers = [];
    private long _since;

    /// <summary>Notes a key frame that was read.</summary>
    /// <param name="spent">Null where the model was not asked, which does not count.</param>
    public void Note(AnswerTime? spent)
    {
        if (spent is null)
        {
            return;
        }

        lock (_lock)
        {
            if (_answers.Count == 0)
            {
                // From when this one was asked: the pause before it is nobody's.
                _since = time.GetTimestamp() - (long)(spent.Total.TotalSeconds * time.TimestampFrequency);
            }

            _answers.Add(spent);
            if (time.GetElapsedTime(_since) >= Every)
            {
                Say(time.GetElapsedTime(_since));
                _answers.Clear();
            }
        }
    }

    private void Say(TimeSpan during)
    {
        var latencies = _answers.Select(answer => answer.Total.TotalSeconds).Order().ToList();
        var (median, longest) = (latencies[latencies.Count / 2], latencies[^1]);
        var given = _answers.Where(answer => answer.Times is not null).ToList();
        var answers = given.Count / during.TotalMinutes;

        // One answer whose tokens a server does not tell makes the sum of all unknown.
        var tokens = given.Exists(answer => answer.Tokens is null)
            ? "unknown"
            : string.Create(
                CultureInfo.InvariantCulture, $"{given.Sum(answer => answer.Tokens ?? 0) / during.TotalSeconds:F1}");
        var batch = given.Count > 0 ? given.Average(answer => answer.Times!.BatchSize) : 0;
        var late = latencies.Count - given.Count;
        Log.Pace(logger, answers, tokens, batch, median, longest, late);
    }

    private static partial class Log
    {
        [LoggerMessage(
            Level = LogLevel.Information,
            Message = "{Answers:F1} answers/min, {Tokens} tokens/s, {Batch:F1} written at a time; "
                + "from question to answer "
                + "{Median:F1} s at the median, {Longest:F1} s at most; {Late} timed out")]
        public static partial void Pace(
            ILogger logger, double answers, string tokens, double batch, double median, double longest, int late);
    }
}
