namespace Surgical.Overlay;

/// <summary>A rectangle in pixels of the picture, from its upper left corner.</summary>
public sealed record Area(double X, double Y, double Width, double Height)
{
    /// <summary>Right edge.</summary>
    public double Right => X + Width;

    /// <summary>Lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>The same rectangle, smaller by a margin on every side.</summary>
    internal Area Inset(double margin) => new(X + margin, Y + margin, Width - (2 * margin), Height - (2 * margin));
}
