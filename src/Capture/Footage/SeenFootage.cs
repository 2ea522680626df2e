namespace Surgical.Capture;

/// <summary>What there was to see of a source, as its reading found it. Immutable.</summary>
/// <param name="Length">End of the last picture, or of what should have followed it.</param>
/// <param name="Gaps">In order, without overlap.</param>
/// <param name="Notes">In order.</param>
/// <param name="Times">When each picture is shown, ascending; the place in the list is its number.</param>
public sealed record SeenFootage(
    TimeSpan Length, IReadOnlyList<FootageGap> Gaps, IReadOnlyList<FootageNote> Notes, IReadOnlyList<TimeSpan> Times)
{
    /// <summary>Pictures that follow each other at one pace, with nothing amiss.</summary>
    /// <param name="pictures">How many.</param>
    /// <param name="perSecond">Their pace, more than 0.</param>
    public static SeenFootage Even(long pictures, double perSecond) => new(
        TimeSpan.FromSeconds(pictures / perSecond),
        [],
        [],
        [.. Enumerable.Range(0, (int)pictures).Select(place => TimeSpan.FromSeconds(place / perSecond))]);

    /// <summary>Whether pictures were lost; a pause loses none.</summary>
    public bool IsDamaged => Gaps.Any(gap => gap.Kind is not GapKind.Pause);

    /// <summary>Share of the recorded time, pauses left out, in which pictures could be read; 1 for an empty one.</summary>
    public double ReadableShare
    {
        get
        {
            var paused = Sum(Gaps.Where(gap => gap.Kind is GapKind.Pause));
            var lost = Sum(Gaps.Where(gap => gap.Kind is not GapKind.Pause));
            return Length > paused ? 1 - (lost / (Length - paused)) : 1;
        }
    }

    private static TimeSpan Sum(IEnumerable<FootageGap> gaps) =>
        gaps.Aggregate(TimeSpan.Zero, (sum, gap) => sum + gap.Length);
}
