using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>From the bytes of a whole picture to its pixels.</summary>
internal static class StillDecoding
{
    // Sixteen bits hold 257 times what eight hold.
    private const double ToEightBits = 1 / 257.0;

    // What OpenCV remarks on a file goes to stderr, where nobody knows which file is meant; what matters is refused.
    static StillDecoding() => Cv2.SetLogLevel(LogLevel.SILENT);

    /// <exception cref="BrokenStillException">Its pixels cannot be decoded, or can be seen through.</exception>
    public static DecodedPicture Decode(byte[] file, StillHead head, bool isUpright)
    {
        if (isUpright && head.MayBeSeenThrough)
        {
            RequireOpaque(file);
        }

        using var picture = Decode(
            file, ImreadModes.Color | ImreadModes.AnyDepth | (isUpright ? 0 : ImreadModes.IgnoreOrientation));
        RequireSize(picture, head);
        if (picture.Depth() == MatType.CV_16U)
        {
            picture.ConvertTo(picture, MatType.CV_8U, ToEightBits);
        }

        return picture.Type() == MatType.CV_8UC3
            ? new(picture.AsSpan<byte>().ToArray(), picture.Width, picture.Height)
            : throw new BrokenStillException($"its pixels are decoded to {picture.Type()}");
    }

    private static void RequireOpaque(byte[] file)
    {
        using var picture = Decode(file, ImreadModes.Unchanged);
        if (picture.Channels() is not (2 or 4))
        {
            return;
        }

        using var opacity = picture.ExtractChannel(picture.Channels() - 1);
        opacity.MinMaxLoc(out double least, out double _);
        if (least < (opacity.Depth() == MatType.CV_8U ? byte.MaxValue : ushort.MaxValue))
        {
            throw new BrokenStillException("some of it can be seen through; save it without transparency");
        }
    }

    private static void RequireSize(Mat picture, StillHead head)
    {
        var (width, height) = (picture.Width, picture.Height);
        if ((width, height) != (head.Width, head.Height) && (height, width) != (head.Width, head.Height))
        {
            throw new BrokenStillException(
                $"its head gives {head.Width} x {head.Height} pixels, and it is decoded to {width} x {height}");
        }
    }

    private static Mat Decode(byte[] file, ImreadModes modes)
    {
        try
        {
            var picture = Cv2.ImDecode(file, modes);
            if (!picture.Empty())
            {
                return picture;
            }

            picture.Dispose();
            throw new BrokenStillException("its pixels cannot be decoded");
        }
        catch (OpenCVException failure)
        {
            throw new BrokenStillException(
                $"its pixels cannot be decoded; OpenCV says: {failure.Message.TrimEnd('.')}");
        }
    }
}
