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
    public sealed record Every(TimeSpan Gap) : Looks;

    /// <summary>The frames that are shown at certain times.</summary>
    /// <param name="Times">Presentation times of frames, ascending, to the tick.</param>
    public sealed record At(IReadOnlyList<TimeSpan> Times) : Looks;

    /// <summary>Every frame.</summary>
    internal sealed record AllOfThem : Looks;
}
