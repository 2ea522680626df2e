namespace Surgical.Cases.Chart.Effective;

/// <summary>Joins the flags of neighbouring key frames.</summary>
internal static class FlagSpans
{
    /// <param name="frames">In the order of the video.</param>
    /// <param name="reach">Of the same key frames.</param>
    /// <returns>In the order of their first key frames.</returns>
    public static IReadOnlyList<FlagSpan> Of(IReadOnlyList<EffectiveFrame> frames, KeyFrameReach reach)
    {
        List<FlagSpan> spans = [];
        List<int> open = [];
        foreach (var (place, frame) in frames.Index())
        {
            // Nobody is a neighbour across a gap in which nothing was looked at.
            if (place > 0 && frames[place - 1].UntilSeconds < frame.FromSeconds)
            {
                open = [];
            }

            List<int> here = [];
            foreach (var flag in frame.Flags)
            {
                var joined = open.FindIndex(span => IsOf(spans[span], flag)) is >= 0 and var found
                    ? open[found]
                    : Begin(flag, frame, reach.Before(place));
                spans[joined] = spans[joined] with
                {
                    EndSeconds = reach.Behind(place),
                    KeyFrames = spans[joined].KeyFrames + 1,
                };
                here.Add(joined);
            }

            open = here;
        }

        return spans;

        int Begin(EffectiveFlag flag, EffectiveFrame frame, double start)
        {
            spans.Add(new(
                flag.Code, flag.Reason, flag.State, flag.By, frame.Index, frame.Seconds, start, start, KeyFrames: 0));
            return spans.Count - 1;
        }
    }

    private static bool IsOf(FlagSpan span, EffectiveFlag flag) =>
        (span.Code, span.State, span.By) == (flag.Code, flag.State, flag.By);
}
