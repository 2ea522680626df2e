namespace OpenCvSharp;

/// <summary>How a scaled picture is sampled.</summary>
public enum InterpolationFlags
{
    /// <summary>The nearest pixel.</summary>
    Nearest = 0,

    /// <summary>Between two pixels in each direction.</summary>
    Linear = 1,

    /// <summary>Between four pixels in each direction.</summary>
    Cubic = 2,

    /// <summary>Mean over the area; the one for shrinking.</summary>
    Area = 3,
}
