namespace Surgical.Overlay;

/// <summary>One thing drawn over the picture. Colours are CSS hexadecimal: "#e6e9ed".</summary>
public abstract record Shape
{
    private Shape(Area area) => Area = area;

    /// <summary>Everything that it touches, its stroke included.</summary>
    public Area Area { get; }

    /// <summary>One line of text, left-aligned in its area.</summary>
    /// <param name="Area">As wide as the text is in DejaVu Sans; other fonts are narrower.</param>
    /// <param name="Content">Plain text, any characters.</param>
    /// <param name="Size">Of the font, pixels.</param>
    /// <param name="Colour">Of the letters.</param>
    public sealed record Text(Area Area, string Content, double Size, string Colour) : Shape(Area)
    {
        /// <summary>Where the letters stand, from the upper edge of the picture.</summary>
        public double Baseline => Area.Y + (Area.Height / 2) + (Size * TextFit.CapHeight / 2);
    }

    /// <summary>A filled ground for text; fully round ends make it a pill.</summary>
    /// <param name="Area">The whole ground.</param>
    /// <param name="Radius">Of the corners, pixels.</param>
    /// <param name="Colour">Of the ground.</param>
    /// <param name="Opacity">0 to 1.</param>
    public sealed record Box(Area Area, double Radius, string Colour, double Opacity) : Shape(Area);

    /// <summary>A frame around the whole picture.</summary>
    /// <param name="Area">The picture.</param>
    /// <param name="Thickness">Of the stroke, which lies inside the area.</param>
    /// <param name="Colour">Of the stroke.</param>
    public sealed record Border(Area Area, double Thickness, string Colour) : Shape(Area);

    /// <summary>Four corners that point out a region without hiding it.</summary>
    /// <param name="Area">The region.</param>
    /// <param name="Thickness">Of the strokes, which lie inside the area.</param>
    /// <param name="Colour">Of the strokes.</param>
    public sealed record Marker(Area Area, double Thickness, string Colour) : Shape(Area);
}
