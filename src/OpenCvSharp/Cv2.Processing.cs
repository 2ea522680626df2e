using OpenCvSharp.Interop;

namespace OpenCvSharp;

/// <summary>OpenCV's functions on pictures.</summary>
/// <remarks>
/// Names and parameters are OpenCvSharp4's; where that takes an InputArray or OutputArray, into which a Mat turns by
/// itself, this takes the Mat. Failures are an <see cref="OpenCVException"/>.
/// </remarks>
public static partial class Cv2
{
    /// <summary>Scales to <paramref name="dsize"/>, or by the two factors where that is empty.</summary>
    public static void Resize(
        Mat src,
        Mat dst,
        Size dsize,
        double fx = 0,
        double fy = 0,
        InterpolationFlags interpolation = InterpolationFlags.Linear) =>
        NativeMethods.Check(NativeMethods.Resize(
            src.Handle, dst.Handle, dsize.Width, dsize.Height, fx, fy, (int)interpolation));

    /// <summary>Converts between colour spaces.</summary>
    public static void CvtColor(Mat src, Mat dst, ColorConversionCodes code, int dstCn = 0) =>
        NativeMethods.Check(NativeMethods.ConvertColor(src.Handle, dst.Handle, (int)code, dstCn));

    /// <summary>Turns by a quarter, a half or three quarters.</summary>
    public static void Rotate(Mat src, Mat dst, RotateFlags rotateCode) =>
        NativeMethods.Check(NativeMethods.Rotate(src.Handle, dst.Handle, (int)rotateCode));

    /// <summary>Sum of the second derivatives; with <paramref name="ksize"/> 1 the 3 × 3 cross.</summary>
    public static void Laplacian(
        Mat src,
        Mat dst,
        MatType ddepth,
        int ksize = 1,
        double scale = 1,
        double delta = 0,
        BorderTypes borderType = BorderTypes.Default) =>
        NativeMethods.Check(NativeMethods.Laplacian(
            src.Handle, dst.Handle, ddepth.Value, ksize, scale, delta, (int)borderType));

    /// <summary>Absolute difference of two pictures of one size and type.</summary>
    public static void Absdiff(Mat src1, Mat src2, Mat dst) =>
        NativeMethods.Check(NativeMethods.AbsoluteDifference(src1.Handle, src2.Handle, dst.Handle));

    /// <summary>Mean of each channel.</summary>
    public static Scalar Mean(Mat src)
    {
        NativeMethods.Check(NativeMethods.Mean(src.Handle, out var mean));
        return mean;
    }

    /// <summary>Mean and standard deviation of each channel.</summary>
    public static void MeanStdDev(Mat src, out Scalar mean, out Scalar stddev) =>
        NativeMethods.Check(NativeMethods.MeanDeviation(src.Handle, out mean, out stddev));
}
