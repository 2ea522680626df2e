namespace Surgical.Soak.Footage;

/// <summary>What people see of a picture from a step away: means of places, whatever its size.</summary>
/// <param name="bgr">Height × Width × 3; borrowed.</param>
/// <param name="width">Pixels.</param>
internal readonly ref struct Picture(ReadOnlySpan<byte> bgr, int width)
{
    private const int Across = 4;
    private const int Down = 3;
    private const double BelowTheStrip = 0.25;

    private readonly ReadOnlySpan<byte> _bgr = bgr;
    private readonly int _width = width;
    private readonly int _height = bgr.Length / 3 / width;

    /// <summary>Mean colours of twelve places below the strip.</summary>
    public IReadOnlyList<Colour> Places()
    {
        var places = new List<Colour>(Across * Down);
        const double Height = (1 - BelowTheStrip) / Down;
        for (var place = 0; place < Across * Down; place++)
        {
            places.Add(Mean(
                (double)(place % Across) / Across, BelowTheStrip + (place / Across * Height), 1.0 / Across, Height));
        }

        return places;
    }

    /// <summary>Mean colour of a place; all numbers are shares of the picture.</summary>
    public Colour Mean(double left, double top, double width, double height)
    {
        var (x0, x1) = Range(left, width, _width);
        var (y0, y1) = Range(top, height, _height);
        double blue = 0, green = 0, red = 0;
        for (var y = y0; y < y1; y++)
        {
            for (var x = x0; x < x1; x++)
            {
                var pixel = ((y * _width) + x) * 3;
                (blue, green, red) = (blue + _bgr[pixel], green + _bgr[pixel + 1], red + _bgr[pixel + 2]);
            }
        }

        var count = (x1 - x0) * (y1 - y0);
        return new(blue / count, green / count, red / count);
    }

    private static (int From, int To) Range(double start, double length, int all)
    {
        var from = Math.Min((int)(start * all), all - 1);
        return (from, Math.Clamp((int)((start + length) * all), from + 1, all));
    }
}

/// <summary>A mean colour; each from 0 to 255.</summary>
internal readonly record struct Colour(double Blue, double Green, double Red)
{
    /// <summary>The greatest difference of one of the three.</summary>
    public double From(Colour other) => Math.Max(
        Math.Abs(Blue - other.Blue), Math.Max(Math.Abs(Green - other.Green), Math.Abs(Red - other.Red)));
}
