namespace Surgical.Overlay;

/// <summary>One thing drawn over the picture: geometry only, for words stand beside it.</summary>
public abstract record Shape
{
    private Shape(Area area) => Area = area;

    /// <summary>Everything that it touches, but for the width of its line.</summary>
    public Area Area { get; }

    /// <summary>A region that the model named: a dashed line, for nobody has measured it.</summary>
    /// <param name="Area">The region.</param>
    public sealed record Named(Area Area) : Shape(Area);
}
