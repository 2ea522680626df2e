using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>A frame taken down to few rows, without the black bars that a recorder put around it.</summary>
/// <remarks>Holds nothing of the frame it was taken from.</remarks>
internal sealed class SmallPicture : IDisposable
{
    /// <summary>Mean luma, 0 to 255, of a row or column of a bar: nominal black is 16 (ITU-R BT.601-7).</summary>
    private const int BarLuma = 20;

    /// <summary>Bars that take more of a side than this are no bars: 4:3 in 21:9 leaves 43 % of the width.</summary>
    private const double MostOfSide = 0.45;

    /// <summary>A dark picture is lifted by this at most: what is darker is noise.</summary>
    private const double MostGain = 2;

    /// <summary>To what the brightest hundredth of a dark picture is lifted, 0 to 255.</summary>
    private const double Bright = 200;

    private readonly Mat _bgr;

    private SmallPicture(Mat bgr) => _bgr = bgr;

    public int Rows => _bgr.Rows;

    public int Columns => _bgr.Cols;

    /// <param name="frame">Borrowed.</param>
    /// <param name="mostRows">Of the whole frame; one with fewer rows keeps its size.</param>
    public static SmallPicture Of(Frame frame, int mostRows)
    {
        using var whole = frame.Picture.BgrMat();
        using var small = Reduced(whole, mostRows);
        using var luma = new Mat();
        Cv2.CvtColor(small, luma, ColorConversionCodes.BGR2GRAY);
        using var inside = small.SubMat(Along(luma, ReduceDimension.Column), Along(luma, ReduceDimension.Row));
        var lit = new Mat();
        inside.ConvertTo(lit, MatType.CV_8UC3, Gain(luma));
        return new(lit);
    }

    /// <summary>Blue, green and red of every pixel, row by row.</summary>
    public Span<Vec3b> Pixels => _bgr.AsSpan<Vec3b>();

    /// <summary>Luma without the noise of single pixels, 0 to 255, by row and column.</summary>
    public Mat Luma()
    {
        var luma = new Mat();
        Cv2.CvtColor(_bgr, luma, ColorConversionCodes.BGR2GRAY);
        luma.ConvertTo(luma, MatType.CV_32F);
        Cv2.GaussianBlur(luma, luma, new Size(0, 0), 1);
        return luma;
    }

    public void Dispose() => _bgr.Dispose();

    /// <summary>Halved as often as it can be, which is several times faster than in one step.</summary>
    private static Mat Reduced(Mat whole, int mostRows)
    {
        var (rows, columns, from, small) = (whole.Rows, whole.Cols, whole, new Mat());
        while (rows > 2 * mostRows)
        {
            (rows, columns) = (rows / 2, columns / 2);
            Cv2.Resize(from, small, new Size(columns, rows), interpolation: InterpolationFlags.Area);
            from = small;
        }

        var last = new Size(Math.Max(1, columns * Math.Min(rows, mostRows) / rows), Math.Min(rows, mostRows));
        Cv2.Resize(from, small, last, interpolation: InterpolationFlags.Area);
        return small;
    }

    /// <summary>By what the brightness is multiplied, so that a dark picture is measured as a well lit one.</summary>
    private static double Gain(Mat luma)
    {
        var sorted = luma.AsSpan<byte>().ToArray();
        Array.Sort(sorted);
        return Math.Clamp(Bright / Math.Max(1.0, sorted[(int)(sorted.Length * 0.99)]), 1, MostGain);
    }

    /// <summary>What is left of a side between its bars.</summary>
    private static OpenCvSharp.Range Along(Mat luma, ReduceDimension side)
    {
        using var means = new Mat();
        Cv2.Reduce(luma, means, side, ReduceTypes.Avg, MatType.CV_32F);
        var along = means.AsSpan<float>();
        var (from, to) = (0, along.Length);
        while (from < to && along[from] < BarLuma)
        {
            from++;
        }

        while (to > from && along[to - 1] < BarLuma)
        {
            to--;
        }

        return to - from < along.Length * (1 - MostOfSide) ? new(0, along.Length) : new(from, to);
    }
}
