using System.Runtime.CompilerServices;
using System.Text;

namespace Surgical.Capture;

/// <summary>A video file: decoded by a child of ffmpeg, timed by its own clock.</summary>
/// <param name="path">Of the file.</param>
/// <param name="probed">What the probe said of it.</param>
/// <param name="time">Tells when a child is given up that gives no sign of life.</param>
internal sealed class FfmpegFrameSource(string path, ProbedVideo probed, TimeProvider time) : IFrameSource
{
    private readonly DecodePlan _plan = new(probed.Track);
    private readonly PictureClock _clock = new(probed.Track);
    private bool _isRead;
    private TimeSpan _last;

    public VideoFormat Format => _plan.Format;

    public bool IsLive => false;

    public TimeSpan? Length => probed.Track.Length ?? probed.Track.ContainerLength;

    public long FramesRead { get; private set; }

    private string Name => Path.GetFileName(path);

    /// <summary>Decodes the first picture of a file, and keeps nothing of it.</summary>
    /// <exception cref="CaptureException">There is none.</exception>
    internal static async Task RequirePictureAsync(string path, CancellationToken cancellationToken)
    {
        string[] options =
        [
            "-nostdin", "-v", "error", .. MediaFile.Open(path),
            "-map", $"0:{MediaFile.Pictures}", "-frames:v", "1", "-f", "framecrc", "pipe:1",
        ];
        var first = await FfmpegChild.RunAsync("ffmpeg", path, options, cancellationToken);

        // Lines that begin with # are about the stream, the others about its pictures.
        if (Encoding.ASCII.GetString(first.Output).Split('\n').All(line => line is "" or ['#', ..]))
        {
            throw NoPicture(path, first.Complaint);
        }
    }

    public IAsyncEnumerable<Frame> ReadAsync(FramePool pool, Looks looks, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _isRead, true))
        {
            throw new InvalidOperationException("A source is read once; open it again.");
        }

        return DecodeAsync(pool, looks, cancellationToken);
    }

    private async IAsyncEnumerable<Frame> DecodeAsync(
        FramePool pool, Looks looks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var child = await DecodingChild.StartAsync(path, _plan, looks, time, cancellationToken);
        await foreach (var frame in CaptureThread.ReadAllAsync(() => NextWanted(child, pool), cancellationToken))
        {
            yield return frame;
        }

        RequireGoodEnd(await child.EndAsync());
        RequireAllOfIt(probed.End);
    }

    private Frame? NextWanted(DecodingChild child, FramePool pool)
    {
        var next = child.Next();
        FramesRead = child.Decoded;
        if (next is not var (index, clock))
        {
            return null;
        }

        _last = _clock.At(clock);
        var frame = pool.Rent(index, _last);
        try
        {
            return child.Fill(frame.Picture.Decoded) ? frame : Given(back: frame);
        }
        catch
        {
            frame.Dispose();
            throw;
        }
    }

    private static Frame? Given(Frame back)
    {
        back.Dispose();
        return null;
    }

    private static CaptureException NoPicture(string path, string complaint) => new(
        $"{Path.GetFileName(path)} was expected to hold pictures; not one could be decoded. FFmpeg says: {complaint}");

    private void RequireGoodEnd(ChildEnd end)
    {
        if (SizeChange.In(end.Complaint) is { } size)
        {
            throw new CaptureException(
                $"{Name} was expected to keep its size of {Format.Width}x{Format.Height}; "
                + $"after {_last:g} it changes to {size}.");
        }

        if (FramesRead == 0)
        {
            throw NoPicture(path, end.Complaint.Length > 0 ? end.Complaint : $"ended with {end.ExitCode}");
        }

        if (end.ExitCode != 0)
        {
            throw new CaptureException(
                $"{Name} breaks off after {_last:g}: ffmpeg ended with {end.ExitCode}. {end.Complaint}".TrimEnd());
        }
    }

    /// <summary>
    /// A child ends the same way where a file ends and where it is cut off; the container knows the difference.
    /// </summary>
    private void RequireAllOfIt(VideoEnd end)
    {
        if (end.Missing is { } missing)
        {
            throw new CaptureException(
                $"{Name} was expected to last {(end.At + missing).TotalSeconds:F1} s; it breaks off after "
                + $"{end.At.TotalSeconds:F1} s and {FramesRead} frames. {end.Complaint}".TrimEnd());
        }
    }
}
