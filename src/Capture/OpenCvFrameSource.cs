using OpenCvSharp;

namespace Surgical.Capture;

/// <summary>A video file: decoded by OpenCV, timed and turned by what the container says.</summary>
internal sealed class OpenCvFrameSource : IFrameSource
{
    private readonly string _path;
    private readonly VideoProbe _probe;
    private readonly UprightVideo _video;
    private readonly PresentationClock _clock;
    private bool _reading;
    private bool _grabbedAhead = true;
    private TimeSpan _last;
    private VideoTail? _tail;

    private OpenCvFrameSource(string path, VideoProbe probe, UprightVideo video)
    {
        _path = path;
        _probe = probe;
        _video = video;
        _clock = new PresentationClock(probe, TailFrom);
    }

    public VideoFormat Format => _video.Format;

    public bool IsLive => false;

    public TimeSpan? Length => _probe.StreamLength ?? _probe.ContainerLength;

    public long FramesRead { get; private set; }

    private string Name => Path.GetFileName(_path);

    /// <summary>Opens a file and decodes its first picture.</summary>
    /// <exception cref="CaptureException">The file is empty, may not be read, is no video, or holds no picture.</exception>
    internal static OpenCvFrameSource Open(string path)
    {
        RequireContent(path);
        var probe = VideoProbe.Of(path);
        var video = new UprightVideo(path, probe);
        try
        {
            return video.Grab()
                ? new OpenCvFrameSource(path, probe, video)
                : throw new CaptureException(
                    $"{Path.GetFileName(path)} was expected to hold pictures; not one could be decoded.");
        }
        catch
        {
            video.Dispose();
            throw;
        }
    }

    public IAsyncEnumerable<Frame> ReadAsync(
        FramePool pool, Func<TimeSpan> nextLook, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _reading, true))
        {
            throw new InvalidOperationException("A source is read once; open it again.");
        }

        return CaptureThread.ReadAllAsync(() => NextWanted(pool, nextLook, cancellationToken), cancellationToken);
    }

    public void Dispose()
    {
        _video.Dispose();
        NativeMemory.GiveBackPages();
    }

    private static void RequireContent(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            if (file.Length == 0)
            {
                throw new CaptureException($"{Path.GetFileName(path)} was expected to be a video; it is empty (0 bytes).");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CaptureException($"{Path.GetFileName(path)} cannot be read: {failure.Message}", failure);
        }
    }

    private Frame? NextWanted(FramePool pool, Func<TimeSpan> nextLook, CancellationToken cancellationToken)
    {
        try
        {
            while (Grab(cancellationToken))
            {
                _last = _clock.Next(_video.Milliseconds);
                var index = FramesRead++;
                if (_last >= nextLook())
                {
                    return Fill(pool.Rent(index, _last));
                }
            }
        }
        catch (OpenCVException failure)
        {
            throw new CaptureException($"{Name} breaks off after {_last:g}: OpenCV says: {failure.Message}", failure);
        }

        RequireEnd();
        return null;
    }

    private bool Grab(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!_grabbedAhead)
        {
            return _video.Grab();
        }

        _grabbedAhead = false;
        return true;
    }

    private Frame Fill(Frame frame)
    {
        try
        {
            _video.Fill(frame);
            return frame;
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    /// <summary>OpenCV says the same at the end and where a file is cut off; the container knows the difference.</summary>
    private void RequireEnd()
    {
        var tail = TailFrom(_last);
        if (_probe.Missing(tail) is { } missing)
        {
            throw new CaptureException(
                $"{Name} was expected to last {(tail.End + missing).TotalSeconds:F1} s; "
                + $"it breaks off after {tail.End.TotalSeconds:F1} s and {FramesRead} frames. {tail.Complaint}".TrimEnd());
        }
    }

    private VideoTail TailFrom(TimeSpan from) => _tail ??= VideoTail.Of(_path, _probe, from);
}
