namespace Surgical.Capture;

/// <summary>A stretch of a video in which nothing can be seen, or nothing that can be trusted.</summary>
/// <param name="From">In the case's time.</param>
/// <param name="To">When the next good picture is shown, or the end.</param>
/// <param name="Kind">Why.</param>
/// <param name="Reason">Why, in words for people.</param>
public sealed record FootageGap(TimeSpan From, TimeSpan To, GapKind Kind, string Reason)
{
    /// <summary>How long it is.</summary>
    public TimeSpan Length => To - From;
}
