namespace Surgical.Models.Pictures;

/// <summary>
/// Pillow's filters as functions of the distance from the centre, operation by operation as in Resample.c: another
/// order rounds some weights differently.
/// </summary>
internal static class FilterCurve
{
    /// <summary>How far from the centre pixels count, in pixels of the smaller picture.</summary>
    public static double Support(ResizeFilter filter) => filter switch
    {
        ResizeFilter.Box => 0.5,
        ResizeFilter.Bicubic => 2,
        ResizeFilter.Lanczos => 3,
        _ => 1,
    };

    /// <summary>How much a pixel counts, before all weights are made to sum to 1.</summary>
    /// <param name="filter">Not the nearest, which has no curve.</param>
    /// <param name="x">Signed distance in pixels of the smaller picture.</param>
    public static double At(ResizeFilter filter, double x) => filter switch
    {
        ResizeFilter.Box => x > -0.5 && x <= 0.5 ? 1 : 0,
        ResizeFilter.Bilinear => Math.Max(1 - Math.Abs(x), 0),
        ResizeFilter.Hamming => Hamming(Math.Abs(x)),
        ResizeFilter.Bicubic => Cubic(Math.Abs(x)),
        ResizeFilter.Lanczos => x is >= -3 and < 3 ? Sinc(x) * Sinc(x / 3) : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    // The two constants are floats in C, widened.
    private static double Hamming(double x) => x == 0 ? 1
        : x >= 1 ? 0
        : Math.Sin(x * Math.PI) / (x * Math.PI) * (0.54f + (0.46f * Math.Cos(x * Math.PI)));

    private static double Cubic(double x)
    {
        const double A = -0.5;
        return x < 1 ? ((((A + 2) * x) - (A + 3)) * x * x) + 1
            : x < 2 ? ((((x - 5) * x) + 8) * x - 4) * A
            : 0;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(x * Math.PI) / (x * Math.PI);
}
