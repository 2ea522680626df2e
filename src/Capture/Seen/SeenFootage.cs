namespace Surgical.Capture;

/// <summary>What there was to see of a source, as its reading found it. Immutable.</summary>
/// <param name="Length">End of the last picture, or of what should have followed it.</param>
/// <param name="Gaps">In order, without overlap.</param>
/// <param name="Notes">In order.</param>
/// <param name="Lost">
/// How long no picture could be had that should have been there; those that are merely not whole left out.
/// </param>
/// <param name="Times">When each picture is shown, ascending; the place in the list is its number.</param>
public sealed record SeenFootage(
    TimeSpan Length,
    IReadOnlyList<FootageGap> Gaps,
    IReadOnlyList<FootageNote> Notes,
    TimeSpan Lost,
    IReadOnlyList<TimeSpan> Times)
{
    /// <summary>The files of a recording that came in several, in order; none of one that came in one.</summary>
    public IReadOnlyList<SeenPart> Parts { get; init; } = [];

    /// <summary>Pictures that follow each other at one pace, with nothing amiss.</summary>
    /// <param name="pictures">How many.</param>
    /// <param name="perSecond">Their pace, more than 0.</param>
    public static SeenFootage Even(long pictures, double perSecond) => new(
        TimeSpan.FromSeconds(pictures / perSecond),
        [],
        [],
        TimeSpan.Zero,
        [.. Enumerable.Range(0, (int)pictures).Select(place => TimeSpan.FromSeconds(place / perSecond))]);

    /// <summary>Whether pictures were lost; a pause loses none.</summary>
    public bool IsDamaged => Gaps.Any(gap => gap.Kind is not GapKind.Pause);

    /// <summary>
    /// Share of the recorded time, pauses left out, in which pictures could be read; 1 for an empty one.
    /// </summary>
    public double ReadableShare
    {
        get
        {
            var recorded = Gaps.Where(gap => gap.Kind is GapKind.Pause)
                .Aggregate(Length, (left, pause) => left - pause.Length);
            return recorded > TimeSpan.Zero ? Math.Clamp(1 - (Lost / recorded), 0, 1) : 1;
        }
    }
}
