namespace Surgical.Capture;

/// <summary>The brightness of one picture, row by row: 8-bit BT.601 luma.</summary>
/// <remarks>Immutable, and holds nothing of the frame it was taken from.</remarks>
internal sealed class LumaPlane
{
    private readonly float[] _pixels;

    private LumaPlane(int width, int height)
    {
        Width = width;
        Height = height;
        _pixels = new float[width * height];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Takes a picture down to so many rows by averaging areas; one with fewer rows keeps its size.</summary>
    /// <param name="frame">Borrowed.</param>
    /// <param name="mostRows">The most rows of the plane.</param>
    public static LumaPlane Of(Frame frame, int mostRows)
    {
        var scale = Math.Max(1.0, (double)frame.Format.Height / mostRows);
        var plane = new LumaPlane((int)(frame.Format.Width / scale), (int)(frame.Format.Height / scale));
        var line = new float[frame.Format.Width];
        for (var row = 0; row < plane.Height; row++)
        {
            AverageRows(frame, row * scale, (row + 1) * scale, line);
            AverageColumns(line, scale, plane._pixels.AsSpan(row * plane.Width, plane.Width));
        }

        return plane;
    }

    /// <summary>Mean, 0 black to 1 white.</summary>
    public double Mean()
    {
        double sum = 0;
        foreach (var pixel in _pixels)
        {
            sum += pixel;
        }

        return sum / (255.0 * _pixels.Length);
    }

    /// <summary>Standard deviation on the scale of the mean; 0 for one flat colour.</summary>
    public double Spread()
    {
        var mean = Mean() * 255;
        double squares = 0;
        foreach (var pixel in _pixels)
        {
            squares += (pixel - mean) * (pixel - mean);
        }

        return Math.Sqrt(squares / _pixels.Length) / 255;
    }

    /// <summary>Variance of the Laplacian (Pech-Pacheco et al., ICPR 2000), the outermost pixels left out.</summary>
    public double Sharpness()
    {
        double sum = 0;
        double squares = 0;
        for (var y = 1; y < Height - 1; y++)
        {
            var above = _pixels.AsSpan((y - 1) * Width, Width);
            var row = _pixels.AsSpan(y * Width, Width);
            var below = _pixels.AsSpan((y + 1) * Width, Width);
            for (var x = 1; x < Width - 1; x++)
            {
                var laplacian = above[x] + below[x] + row[x - 1] + row[x + 1] - (4 * row[x]);
                sum += laplacian;
                squares += laplacian * laplacian;
            }
        }

        var count = Math.Max(1, (Width - 2) * (Height - 2));
        return (squares / count) - (sum / count * (sum / count));
    }

    /// <summary>Mean luma of the rows from <paramref name="from"/> to <paramref name="to"/>, parts of a row weighed.</summary>
    private static void AverageRows(Frame frame, double from, double to, Span<float> line)
    {
        line.Clear();
        var last = Math.Min((int)Math.Ceiling(to), frame.Format.Height);
        for (var y = (int)from; y < last; y++)
        {
            var weight = (float)((Math.Min(y + 1, to) - Math.Max(y, from)) / (to - from));
            var pixels = frame.Pixels.Slice(y * line.Length * 3, line.Length * 3);
            for (var x = 0; x < line.Length; x++)
            {
                line[x] += weight * Luma.Of(pixels.Slice(x * 3, 3));
            }
        }
    }

    private static void AverageColumns(ReadOnlySpan<float> line, double scale, Span<float> row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            var (from, to) = (x * scale, (x + 1) * scale);
            var last = Math.Min((int)Math.Ceiling(to), line.Length);
            double sum = 0;
            for (var i = (int)from; i < last; i++)
            {
                sum += line[i] * (Math.Min(i + 1, to) - Math.Max(i, from));
            }

            row[x] = (float)(sum / scale);
        }
    }
}
