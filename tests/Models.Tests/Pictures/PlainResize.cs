using Surgical.Models.Pictures;

namespace Surgical.Models.Tests.Pictures;

/// <summary>Pillow's resize of one colour plane, written once more, number by number as in Resample.c.</summary>
internal static class PlainResize
{
    private const int Bits = 22;

    /// <summary>A tall picture that becomes lower is turned, so that its columns are summed first.</summary>
    public static byte[] Plane(byte[] plane, int width, int height, ResizeStep step) =>
        height > width && height > step.Size
            ? Turn(RowsFirst(Turn(plane, width, height), height, width, step), step.Size, step.Size)
            : RowsFirst(plane, width, height, step);

    private static byte[] Turn(byte[] plane, int width, int height) =>
        [.. Enumerable.Range(0, width * height).Select(i => plane[(i % height * width) + (i / height)])];

    private static byte[] RowsFirst(byte[] plane, int width, int height, ResizeStep step)
    {
        var size = step.Size;
        var narrow = new byte[height * size];
        for (var row = 0; row < height; row++)
        {
            for (var x = 0; x < size; x++)
            {
                narrow[(row * size) + x] = Sum(x, width, step, tap => plane[(row * width) + tap]);
            }
        }

        var result = new byte[size * size];
        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
            {
                result[(y * size) + x] = Sum(y, height, step, tap => narrow[(tap * size) + x]);
            }
        }

        return result;
    }

    private static byte Sum(int target, int from, ResizeStep step, Func<int, byte> pixel)
    {
        var (to, filter) = step;
        if (from == to)
        {
            return pixel(target);
        }

        var scale = (double)from / to;
        var filterScale = Math.Max(scale, 1.0);
        var centre = (target + 0.5) * scale;
        var support = (filter == ResizeFilter.Bicubic ? 2.0 : 1.0) * filterScale;
        var first = Math.Max((int)(centre - support + 0.5), 0);
        var end = Math.Min((int)(centre + support + 0.5), from);
        var weights = Enumerable.Range(first, end - first)
            .Select(tap => Weight(filter, (tap - centre + 0.5) * (1.0 / filterScale))).ToArray();
        var whole = weights.Aggregate((sum, weight) => sum + weight);
        var total = 1 << (Bits - 1);
        for (var tap = first; tap < end; tap++)
        {
            var weight = weights[tap - first] / whole;
            total += pixel(tap) * (int)((weight < 0 ? -0.5 : 0.5) + (weight * (1 << Bits)));
        }

        return (byte)Math.Clamp(total >> Bits, 0, 255);
    }

    private static double Weight(ResizeFilter filter, double x)
    {
        x = Math.Abs(x);
        return filter == ResizeFilter.Bilinear ? Math.Max(1.0 - x, 0.0)
            : x < 1.0 ? (((-0.5 + 2.0) * x) - (-0.5 + 3.0)) * x * x + 1
            : x < 2.0 ? ((((x - 5) * x) + 8) * x - 4) * -0.5
            : 0.0;
    }
}
