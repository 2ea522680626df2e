using Surgical.Models.Contract;

namespace Surgical.Analyzer.Reading;

/// <summary>How long a model took over one key frame.</summary>
/// <param name="Total">From question to answer; the time limit where none came.</param>
/// <param name="Times">Where the time went; null where no answer came.</param>
/// <param name="Tokens">Read or written one by one; null where no answer came, or a server does not say.</param>
public sealed record AnswerTime(TimeSpan Total, ReplyTimes? Times, int? Tokens)
{
    /// <summary>The time of an answer, of its parts.</summary>
    public static AnswerTime Of(ReplyTimes times, int tokens) =>
        new(times.Image + times.Prefill + (times.PerToken * tokens), times, tokens);
}
