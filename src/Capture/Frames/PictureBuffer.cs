using System.Runtime.InteropServices;
using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>The memory of one frame: the picture as it was decoded, and in BGR once somebody asked for that.</summary>
/// <remarks>
/// Pinned arrays, over which OpenCV's matrices are laid for the length of a call: a stale span shows another moment,
/// and never memory that is no longer ours. One thread at a time.
/// </remarks>
/// <param name="format">What it holds.</param>
internal sealed class PictureBuffer(VideoFormat format)
{
    private readonly byte[] _decoded = Pinned(format.Layout.Bytes(format.Width, format.Height));
    private PlanarConversion? _conversion;
    private byte[]? _converted;
    private bool _isConverted;

    /// <summary>Where a source puts the picture, in the format's layout.</summary>
    public Span<byte> Decoded
    {
        get
        {
            _isConverted = false;
            return _decoded;
        }
    }

    /// <summary>Height × Width × 3, BGR; converted by the first call after the picture came.</summary>
    public Span<byte> Bgr => BgrBytes();

    /// <summary>
    /// The picture in BGR, laid over this memory. The caller owns the matrix and keeps it no longer than the frame.
    /// </summary>
    public Mat BgrMat() => Over(BgrBytes(), format.Height, format.Width, MatType.CV_8UC3);

    /// <summary>Luma of points equally far apart, 32-bit, 0 to 1. The caller owns the matrix.</summary>
    public Mat Luma(Size points)
    {
        using var sampled = new Mat();
        var luma = new Mat();
        if (format.Layout is PixelLayout.Planar420)
        {
            using var plane = Over(_decoded, format.Height, format.Width, MatType.CV_8UC1);
            Cv2.Resize(plane, sampled, points, interpolation: InterpolationFlags.Nearest);
            sampled.ConvertTo(
                luma, MatType.CV_32F, 1 / YuvColours.LumaSteps, -YuvColours.LumaZero / YuvColours.LumaSteps);
            return luma;
        }

        using var bgr = BgrMat();
        using var grey = new Mat();
        Cv2.Resize(bgr, sampled, points, interpolation: InterpolationFlags.Nearest);
        Cv2.CvtColor(sampled, grey, ColorConversionCodes.BGR2GRAY);
        grey.ConvertTo(luma, MatType.CV_32F, 1 / 255.0);
        return luma;
    }

    private static byte[] Pinned(int bytes) => GC.AllocateUninitializedArray<byte>(bytes, pinned: true);

    private static Mat Over(byte[] pinned, int rows, int columns, MatType type) =>
        Mat.FromPixelData(rows, columns, type, Marshal.UnsafeAddrOfPinnedArrayElement(pinned, 0));

    private byte[] BgrBytes()
    {
        if (format.Layout is not PixelLayout.Planar420(var colours))
        {
            return _decoded;
        }

        _converted ??= Pinned(format.FrameBytes);
        if (!_isConverted)
        {
            _conversion ??= new(colours);
            _conversion.Convert(_decoded, format.Width, format.Height, _converted);
            _isConverted = true;
        }

        return _converted;
    }
}
