namespace Surgical.Analyzer.Tests.Model;

/// <summary>Pillow's bilinear resize of one colour plane, written once more, number by number as in Resample.c.</summary>
internal static class PlainResize
{
    private const int Bits = 22;

    public static byte[] Plane(byte[] plane, int width, int height, int size)
    {
        var narrow = new byte[height * size];
        for (var row = 0; row < height; row++)
        {
            for (var x = 0; x < size; x++)
            {
                narrow[(row * size) + x] = Sum(x, width, size, tap => plane[(row * width) + tap]);
            }
        }

        var result = new byte[size * size];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                result[(y * size) + x] = Sum(y, height, size, tap => narrow[(tap * size) + x]);
            }
        }

        return result;
    }

    private static byte Sum(int target, int from, int to, Func<int, byte> pixel)
    {
        if (from == to)
        {
            return pixel(target);
        }

        var scale = (double)from / to;
        var filterScale = Math.Max(scale, 1.0);
        var centre = (target + 0.5) * scale;
        var first = Math.Max((int)(centre - filterScale + 0.5), 0);
        var end = Math.Min((int)(centre + filterScale + 0.5), from);
        var weights = Enumerable.Range(first, end - first)
            .Select(tap => Math.Max(1.0 - Math.Abs((tap - centre + 0.5) * (1.0 / filterScale)), 0.0)).ToArray();
        var whole = weights.Aggregate((sum, weight) => sum + weight);
        var total = 1 << (Bits - 1);
        for (var tap = first; tap < end; tap++)
        {
            total += pixel(tap) * (int)(0.5 + (weights[tap - first] / whole * (1 << Bits)));
        }

        return (byte)Math.Clamp(total >> Bits, 0, 255);
    }
}
