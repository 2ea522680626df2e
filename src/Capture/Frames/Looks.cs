namespace Surgical.Capture;

/// <summary>Which frames of a video somebody wants to look at, said before it is read.</summary>
/// <remarks>Said beforehand, for a decoder that runs in a process of its own cannot be asked in between.</remarks>
public abstract record Looks
{
    private Looks()
    {
    }

    /// <summary>Every frame.</summary>
    public static Looks All { get; } = new AllOfThem();

    /// <summary>The first frame at or after each of 0, <paramref name="Gap"/>, 2 <paramref name="Gap"/> ...</summary>
    /// <param name="Gap">More than zero.</param>
    public sealed record Every(TimeSpan Gap) : Looks
    {
        /// <summary>How far the grid has run on where the frames' own clock shows 0; less than the gap.</summary>
        internal TimeSpan Lead { get; init; }

        /// <summary>Which gap of the grid a frame is in.</summary>
        internal long Place(TimeSpan at) => (Lead + at).Ticks / Gap.Ticks;
    }

    /// <summary>The frames that are shown at certain times.</summary>
    /// <param name="Times">Presentation times of frames, ascending, to the tick.</param>
    public sealed record At(IReadOnlyList<TimeSpan> Times) : Looks;

    /// <summary>The same looks, for a part whose own clock begins at a time of the case.</summary>
    /// <remarks>The part's first frame may be one too many: of those before it nothing is known here.</remarks>
    internal Looks Behind(TimeSpan begin) => this switch
    {
        Every every => every with { Lead = new((every.Lead + begin).Ticks % every.Gap.Ticks) },
        At(var times) => new At([.. times.Where(time => time >= begin).Select(time => time - begin)]),
        _ => this,
    };

    /// <summary>Every frame.</summary>
    internal sealed record AllOfThem : Looks;
}
