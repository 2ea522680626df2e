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
}
