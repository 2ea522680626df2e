using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>A video file in OpenCV's FFmpeg backend, whose pictures are turned as the container asks.</summary>
/// <remarks>One thread at a time; decoding blocks.</remarks>
internal sealed class UprightVideo : IDisposable
{
    // CAP_PROP_OPEN_TIMEOUT_MSEC and CAP_PROP_READ_TIMEOUT_MSEC of OpenCV's videoio.hpp; OpenCvSharp4 has no names for them.
    private const int OpenTimeOut = 53;
    private const int ReadTimeOut = 54;

    /// <summary>After this long without an answer a disk or network share counts as gone.</summary>
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);

    private readonly VideoCapture _capture;
    private readonly Mat _unturned = new();
    private readonly string _name;
    private readonly int _quarterTurns;
    private readonly Size _decoded;

    /// <summary>Opens a file.</summary>
    /// <exception cref="CaptureException">OpenCV cannot decode it.</exception>
    internal UprightVideo(string path, VideoProbe probe)
    {
        _name = Path.GetFileName(path);
        _quarterTurns = probe.QuarterTurns;
        _capture = new VideoCapture(Path.GetFullPath(path), VideoCaptureAPIs.FFMPEG,
        [
            (int)VideoCaptureProperties.HwAcceleration, (int)VideoAccelerationType.None,
            OpenTimeOut, (int)TimeOut.TotalMilliseconds,
            ReadTimeOut, (int)TimeOut.TotalMilliseconds,
        ]);
        if (!_capture.IsOpened())
        {
            Dispose();
            throw new CaptureException(
                $"{_name} was expected to be a video that OpenCV can decode; it has no decoder for it.");
        }

        // OpenCV 4.6 turns some videos the wrong way; the turning is done here, by the angle that ffprobe reports.
        _capture.Set(VideoCaptureProperties.OrientationAuto, 0);
        _decoded = new Size(Whole(VideoCaptureProperties.FrameWidth), Whole(VideoCaptureProperties.FrameHeight));
        Format = int.IsOddInteger(_quarterTurns)
            ? new VideoFormat(_decoded.Height, _decoded.Width, probe.FramesPerSecond)
            : new VideoFormat(_decoded.Width, _decoded.Height, probe.FramesPerSecond);
    }

    internal VideoFormat Format { get; }

    /// <summary>OpenCV's position of the grabbed picture in the stream; 0 where it does not know.</summary>
    internal double Milliseconds => _capture.Get(VideoCaptureProperties.PosMsec);

    /// <summary>Decodes the next picture without converting it; false at the end, and where the file is cut off.</summary>
    internal bool Grab() => _capture.Grab();

    /// <summary>Converts the grabbed picture to BGR, straight into the frame's buffer, and turns it upright.</summary>
    /// <exception cref="CaptureException">The picture has another size than the first, or cannot be converted.</exception>
    internal unsafe void Fill(Frame frame)
    {
        fixed (byte* pixels = frame.Pixels)
        {
            using var upright = Mat.FromPixelData(Format.Height, Format.Width, MatType.CV_8UC3, (IntPtr)pixels);
            if (_quarterTurns == 0)
            {
                Retrieve(upright, frame.At);
                return;
            }

            Retrieve(_unturned, frame.At);
            Cv2.Rotate(_unturned, upright, (RotateFlags)(_quarterTurns - 1));
        }
    }

    public void Dispose()
    {
        _unturned.Dispose();
        _capture.Dispose();
    }

    private void Retrieve(Mat picture, TimeSpan at)
    {
        if (!_capture.Retrieve(picture))
        {
            throw new CaptureException($"{_name} breaks off at {at:g}: the picture there cannot be converted.");
        }

        // A Mat of another size would have taken new memory, and the frame would show an old moment.
        if (picture.Size() != _decoded)
        {
            throw new CaptureException(
                $"{_name} was expected to keep its size of {_decoded.Width}x{_decoded.Height}; "
                + $"at {at:g} it changes to {picture.Width}x{picture.Height}.");
        }
    }

    private int Whole(VideoCaptureProperties property) => (int)_capture.Get(property);
}
