using Surgical.Capture;

namespace Surgical.Analyzer.Reading;

/// <summary>
/// How much of a recording was really seen: a picture was there, could be judged, and was answered. Pure.
/// </summary>
public static class SeenShare
{
    /// <summary>Adds up what each key frame stands for: the time until the next one, without the gaps.</summary>
    /// <param name="footage">What there was to see.</param>
    /// <param name="keyFrames">When each was, and whether it was answered; in order.</param>
    /// <returns>0 to 1; 0 for a recording without length.</returns>
    public static double Of(SeenFootage footage, IReadOnlyList<(TimeSpan At, bool IsAnswered)> keyFrames)
    {
        if (footage.Length <= TimeSpan.Zero)
        {
            return 0;
        }

        var seen = TimeSpan.Zero;
        for (var place = 0; place < keyFrames.Count; place++)
        {
            if (keyFrames[place].IsAnswered)
            {
                var end = place + 1 < keyFrames.Count ? keyFrames[place + 1].At : footage.Length;
                seen += Outside(footage.Gaps, keyFrames[place].At, end);
            }
        }

        return Math.Clamp(seen / footage.Length, 0, 1);
    }

    private static TimeSpan Outside(IReadOnlyList<FootageGap> gaps, TimeSpan start, TimeSpan end) => gaps
        .Select(gap => Least(gap.To, end) - Greatest(gap.From, start))
        .Where(inside => inside > TimeSpan.Zero)
        .Aggregate(end > start ? end - start : TimeSpan.Zero, (left, inside) => left - inside);

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static TimeSpan Greatest(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
