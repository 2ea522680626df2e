namespace Surgical.DataSets.Boxes;

/// <summary>A box in pixels of the picture as it was shown; corners as given, not put in order.</summary>
/// <param name="Left">x_min.</param>
/// <param name="Top">y_min.</param>
/// <param name="Right">x_max.</param>
/// <param name="Bottom">y_max.</param>
/// <param name="Label">What is in it, normalised; null where nothing was said.</param>
public readonly record struct Box(double Left, double Top, double Right, double Bottom, string? Label = null)
{
    private double Area => (Right - Left) * (Bottom - Top);

    /// <summary>Intersection over union, 0 to 1; 0 for an empty or inverted box.</summary>
    /// <remarks>
    /// Both years agree on every box with its corners in order. FLARE25 takes the area of an inverted box as it comes,
    /// FLARE26 as 0; either way the boxes do not overlap.
    /// </remarks>
    public double Overlap(in Box other)
    {
        var width = Math.Min(Right, other.Right) - Math.Max(Left, other.Left);
        var height = Math.Min(Bottom, other.Bottom) - Math.Max(Top, other.Top);
        if (width <= 0 || height <= 0)
        {
            return 0;
        }

        var both = width * height;
        var either = Area + other.Area - both;
        return either > 0 ? both / either : 0;
    }
}
