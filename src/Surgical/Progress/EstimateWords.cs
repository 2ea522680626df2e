using System.Globalization;
using Surgical.Analyzer.Reading;

namespace Surgical.Progress;

/// <summary>How long a case will take, in words. Pure.</summary>
internal static class EstimateWords
{
    /// <summary>Before the first answer.</summary>
    public static string Before(CaseEstimate estimate) => estimate.KeyFrames switch
    {
        null => "the length of the video is not known, nor how long it will take",
        var (fewest, most) when fewest == most => $"{fewest} key frames expected; {NotKnown}",
        var (fewest, most) => $"{fewest} to {most} key frames expected; {NotKnown}",
    };

    /// <summary>After the first answer.</summary>
    public static string First(AnswerTime answer, CaseEstimate estimate)
    {
        var parts = answer.Times is { } times
            ? string.Create(
                CultureInfo.InvariantCulture,
                $" (picture {times.Image.TotalSeconds:F2} s, prompt {times.Prefill.TotalSeconds:F2} s, "
                + $"{Tokens(answer.Tokens, times.PerToken)})")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"the first answer took {answer.Total.TotalSeconds:F2} s{parts}; {Left(estimate)}");
    }

    /// <summary>While it runs.</summary>
    public static string Left(CaseEstimate estimate) => Left(estimate.Remaining);

    /// <summary>While anything runs.</summary>
    /// <param name="remaining">Null where it is not known.</param>
    public static string Left(TimeSpan? remaining) => remaining switch
    {
        null => "time left not known",
        { } time => $"{About(time)} left",
    };

    /// <summary>A time that is not known to the second.</summary>
    public static string About(TimeSpan time) => time.TotalHours >= 1
        ? $"about {(int)time.TotalHours} h {time.Minutes} min"
        : $"about {(int)time.TotalMinutes}:{time.Seconds:00} min";

    private static string Tokens(int? tokens, TimeSpan each) => tokens is { } known
        ? string.Create(CultureInfo.InvariantCulture, $"{known} tokens at {each.TotalMilliseconds:F1} ms")
        : "an unknown number of tokens";

    private const string NotKnown = "how long they take is not known before the first answer";
}
