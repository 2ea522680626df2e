using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>The brightness of one picture: BT.601 luma, 0 to 255, 32-bit.</summary>
/// <remarks>Holds nothing of the frame it was taken from.</remarks>
internal sealed class LumaPlane : IDisposable
{
    private readonly Mat _luma;

    private LumaPlane(Mat luma) => _luma = luma;

    /// <summary>Takes a picture down to so many rows by averaging areas; one with fewer rows keeps its size.</summary>
    /// <param name="frame">Borrowed.</param>
    /// <param name="mostRows">The most rows of the plane.</param>
    public static LumaPlane Of(Frame frame, int mostRows)
    {
        using var bgr = frame.Picture.BgrMat();
        using var exact = new Mat();
        bgr.ConvertTo(exact, MatType.CV_32F);
        var luma = new Mat();
        Cv2.CvtColor(exact, luma, ColorConversionCodes.BGR2GRAY);
        if (luma.Rows > mostRows)
        {
            var columns = (int)((double)luma.Cols * mostRows / luma.Rows);
            Cv2.Resize(luma, luma, new Size(columns, mostRows), interpolation: InterpolationFlags.Area);
        }

        return new(luma);
    }

    /// <summary>Mean, 0 black to 1 white.</summary>
    public double Mean() => Cv2.Mean(_luma).Val0 / 255;

    /// <summary>Standard deviation on the scale of the mean; 0 for one flat colour.</summary>
    public double Spread() => Deviation(_luma) / 255;

    /// <summary>Variance of the Laplacian (Pech-Pacheco et al., ICPR 2000), the outermost pixels left out.</summary>
    public double Sharpness()
    {
        if (_luma.Rows < 3 || _luma.Cols < 3)
        {
            return 0;
        }

        using var laplacian = new Mat();
        Cv2.Laplacian(_luma, laplacian, MatType.CV_32F);
        using var inside = laplacian.SubMat(1, _luma.Rows - 1, 1, _luma.Cols - 1);
        var deviation = Deviation(inside);
        return deviation * deviation;
    }

    public void Dispose() => _luma.Dispose();

    private static double Deviation(Mat plane)
    {
        Cv2.MeanStdDev(plane, out _, out var deviation);
        return deviation.Val0;
    }
}
