using System.Globalization;

namespace Surgical.Capture;

/// <summary>A number as FFmpeg writes clocks and rates: 30000/1001 has no exact decimal form.</summary>
/// <param name="Above">Numerator.</param>
/// <param name="Below">Denominator, more than 0.</param>
public sealed record Fraction(long Above, long Below)
{
    /// <summary>The nearest double.</summary>
    public double Value => (double)Above / Below;

    /// <summary>Reads "30000/1001".</summary>
    /// <returns>Null for any other text, and for "0/0".</returns>
    public static Fraction? Parse(string text) =>
        text.Split('/') is [var above, var below]
        && long.TryParse(above, NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
        && long.TryParse(below, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
        && denominator > 0
            ? new(numerator, denominator)
            : null;

    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Above}/{Below}");
}
