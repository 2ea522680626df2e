using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>A video file, decoded by OpenCV's FFmpeg backend on a thread of its own.</summary>
internal sealed class OpenCvFrameSource : IFrameSource
{
    /// <summary>After this long without an answer a disk or network share counts as gone.</summary>
    private static readonly TimeSpan TimeOut = TimeSpan.FromSeconds(30);

    private readonly string _path;
    private readonly VideoProbe _probe;
    private readonly VideoCapture _capture;
    private readonly PresentationClock _clock;
    private readonly Mat _unturned = new();
    private readonly Size _decoded;
    private bool _reading;
    private bool _grabbedAhead;
    private TimeSpan _last;
    private VideoTail? _tail;

    private OpenCvFrameSource(string path, VideoProbe probe, VideoCapture capture)
    {
        _path = path;
        _probe = probe;
        _capture = capture;
        _clock = new PresentationClock(probe, TailFrom);
        _decoded = new Size(
            (int)capture.Get(VideoCaptureProperties.FrameWidth), (int)capture.Get(VideoCaptureProperties.FrameHeight));
        Format = int.IsOddInteger(probe.QuarterTurns)
            ? new VideoFormat(_decoded.Height, _decoded.Width, probe.FramesPerSecond)
            : new VideoFormat(_decoded.Width, _decoded.Height, probe.FramesPerSecond);
    }

    public VideoFormat Format { get; }

    public bool IsLive => false;

    public long FramesRead { get; private set; }

    private string Name => Path.GetFileName(_path);

    /// <summary>Opens a file and decodes its first picture.</summary>
    /// <exception cref="CaptureException">The file is empty, may not be read, is no video, or holds no picture.</exception>
    internal static OpenCvFrameSource Open(string path)
    {
        RequireContent(path);
        var probe = VideoProbe.Of(path);
        var capture = new VideoCapture(Path.GetFullPath(path), VideoCaptureAPIs.FFMPEG,
        [
            (int)VideoCaptureProperties.HwAcceleration, (int)VideoAccelerationType.None,
            (int)VideoCaptureProperties.OpenTimeoutMsec, (int)TimeOut.TotalMilliseconds,
            (int)VideoCaptureProperties.ReadTimeoutMsec, (int)TimeOut.TotalMilliseconds,
        ]);
        try
        {
            return Open(path, probe, capture);
        }
        catch
        {
            capture.Dispose();
            throw;
        }
    }

    public IAsyncEnumerable<Frame> ReadAsync(
        FramePool pool,
        Func<TimeSpan> nextLook,
        CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, true))
            throw new InvalidOperationException("A source is read once; open it again.");

        return CaptureThread.ReadAllAsync(() => NextWanted(pool, nextLook, cancellationToken), cancellationToken);
    }

    public void Dispose()
    {
        _unturned.Dispose();
        _capture.Dispose();
    }

    private static void RequireContent(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0)
                throw new CaptureException($"{Path.GetFileName(path)} was expected to be a video; it is empty (0 bytes).");
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"{Path.GetFileName(path)} cannot be read: {failure.Message}", failure);
        }
    }

    private static OpenCvFrameSource Open(string path, VideoProbe probe, VideoCapture capture)
    {
        var name = Path.GetFileName(path);
        if (!capture.IsOpened())
            throw new CaptureException($"{name} was expected to be a video that OpenCV can decode; it knows no decoder for it.");

        // OpenCV 4.6 turns some videos the wrong way; the turning is done here, by the angle that ffprobe reports.
        capture.Set(VideoCaptureProperties.OrientationAuto, 0);
        if (!capture.Grab())
            throw new CaptureException($"{name} was expected to hold pictures; not one could be decoded.");

        return new OpenCvFrameSource(path, probe, capture) { _grabbedAhead = true };
    }

    private Frame? NextWanted(FramePool pool, Func<TimeSpan> nextLook, CancellationToken cancellationToken)
    {
        while (Grab(cancellationToken))
        {
            _last = _clock.Next(_capture.Get(VideoCaptureProperties.PosMsec));
            var index = FramesRead++;
            if (_last >= nextLook())
                return Retrieve(pool.Rent(index, _last));
        }

        RequireEnd();
        return null;
    }

    private bool Grab(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_grabbedAhead)
            return _capture.Grab();

        _grabbedAhead = false;
        return true;
    }

    private Frame Retrieve(Frame frame)
    {
        try
        {
            Fill(frame);
            return frame;
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    private unsafe void Fill(Frame frame)
    {
        fixed (byte* pixels = frame.Pixels)
        {
            using var picture = Mat.FromPixelData(Format.Height, Format.Width, MatType.CV_8UC3, (IntPtr)pixels);
            var decoded = _probe.QuarterTurns == 0 ? picture : _unturned;
            if (!_capture.Retrieve(decoded))
                throw new CaptureException($"{Name} broke off at {Show(frame.At)}: the picture there cannot be converted.");

            // A Mat of another size would have taken new memory, and the frame would show an old moment.
            if (decoded.Size() != _decoded)
                throw new CaptureException(
                    $"{Name} was expected to keep its size of {_decoded.Width}x{_decoded.Height}; "
                    + $"at {Show(frame.At)} it changes to {decoded.Width}x{decoded.Height}.");

            if (_probe.QuarterTurns != 0)
                Cv2.Rotate(_unturned, picture, (RotateFlags)(_probe.QuarterTurns - 1));
        }
    }

    /// <summary>OpenCV says the same at the end and where a file is cut off; the container knows the difference.</summary>
    private void RequireEnd()
    {
        var tail = TailFrom(_last);
        if (_probe.Missing(tail) is { } missing)
            throw new CaptureException(
                $"{Name} was expected to last {Show(tail.End + missing)}; it breaks off after {Show(tail.End)} "
                + $"({FramesRead} frames){(tail.Complaint.Length > 0 ? $": {tail.Complaint}" : "")}.");
    }

    private VideoTail TailFrom(TimeSpan from) => _tail ??= VideoTail.Of(_path, _probe, from);

    private static string Show(TimeSpan time) => time.ToString(@"h\:mm\:ss\.f", null);
}
