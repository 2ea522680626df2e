namespace Surgical.Capture;

/// <summary>How a file is read of which nobody knows yet what it will hold.</summary>
internal static class OpenPlan
{
    /// <summary>What a plan of the beginning says of how to decode, and nothing of what comes when.</summary>
    public static SourcePlan Of(SourcePlan beginning) => beginning with
    {
        Times = [],
        Keys = [],
        Joins = [],
        LastShown = null,
        PromisedEnd = null,
        Complaint = "",
        End = TimeSpan.Zero,
    };

    /// <summary>
    /// Whether pictures that were decoded by the one are those, at the same times, that the other plans.
    /// </summary>
    /// <param name="open">Of the beginning.</param>
    /// <param name="whole">Of all of it.</param>
    public static bool IsBorneOut(SourcePlan open, SourcePlan whole)
    {
        // The usual step is of use only where pictures have no times, or where their clock goes back.
        var step = whole.HasJoins || whole.FirstShown is null ? whole.Clock.UsualStep : open.Clock.UsualStep;
        var clock = whole.Clock with { UsualStep = step };
        return open.Track.Stream == whole.Track.Stream
            && FilterChain.Of(open, isTurned: false)
                .SequenceEqual(FilterChain.Of(whole with { Clock = clock }, isTurned: false));
    }
}
