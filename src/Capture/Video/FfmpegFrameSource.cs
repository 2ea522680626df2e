using System.Runtime.CompilerServices;
using System.Text;

namespace Surgical.Capture;

/// <summary>A video file: decoded by children of ffmpeg by its plan, and held against it.</summary>
/// <param name="path">Of the file.</param>
/// <param name="plan">Of this very file.</param>
/// <param name="time">Tells when a child is given up that gives no sign of life.</param>
/// <param name="wanted">What its pictures are fitted to; null for pictures as the file has them.</param>
internal sealed class FfmpegFrameSource(
    string path, SourcePlan plan, TimeProvider time, VideoFormat? wanted = null) : IFrameSource
{
    private const int MostRestarts = 3;

    private readonly DecodePlan _decoding = new(plan, wanted);
    private readonly FootageRecorder _recorder = new(plan);
    private SeenFootage? _seen;
    private bool _isRead;
    private bool _isTrusted;

    public VideoFormat Format => _decoding.Format;

    public bool IsLive => false;

    public TimeSpan? Length => plan.End;

    public long FramesRead => _recorder.Count;

    public SeenFootage Footage => _seen ?? _recorder.SoFar();

    /// <summary>Decodes the first picture of a file, and keeps nothing of it.</summary>
    /// <exception cref="CaptureException">There is none.</exception>
    internal static async Task RequirePictureAsync(string path, string name, CancellationToken cancellationToken)
    {
        string[] options =
        [
            "-nostdin", "-v", "error", "-max_error_rate", "1", .. MediaFile.Open(path, isLate: true),
            "-map", $"0:{MediaFile.Pictures}", "-frames:v", "1", "-f", "framecrc", "pipe:1",
        ];
        var first = await FfmpegChild.RunAsync("ffmpeg", path, options, cancellationToken);

        // Lines that begin with # are about the stream, the others about its pictures.
        if (Encoding.ASCII.GetString(first.Output).Split('\n').All(line => line is "" or ['#', ..]))
        {
            throw NoPicture(name, first.Complaint);
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
        ChildEnd end;
        TimeSpan? from = null;
        var restarts = 0;
        do
        {
            await using var child = await DecodingChild.StartAsync(
                path, _decoding, looks, from, time, cancellationToken);
            await foreach (var frame in CaptureThread.ReadAllAsync(() => NextWanted(child, pool), cancellationToken))
            {
                yield return frame;
            }

            end = await child.EndAsync();
            from = NextStart(end, restarts++);
        }
        while (from is not null);

        _seen = FramesRead > 0 ? _recorder.End() : throw NoPicture(plan.Name, Words(end));
    }

    /// <summary>Where a child that failed is followed by another; null where none follows.</summary>
    private TimeSpan? NextStart(ChildEnd end, int restarts)
    {
        if (end is { ExitCode: 0, IsHung: false } || FramesRead == 0)
        {
            return null;
        }

        var next = restarts < MostRestarts ? _recorder.NextStart() : null;
        _recorder.Befell(next is null ? FootageWords.GivenUp(Words(end))
            : end.IsHung ? FootageWords.Hung(DecodingChild.Patience)
            : FootageWords.Crashed(end.ExitCode));
        return next;
    }

    private static string Words(ChildEnd end) =>
        end.Complaint.Length > 0 ? end.Complaint
        : end.IsHung ? "ffmpeg gave no sign of life"
        : $"ffmpeg ended with {end.ExitCode}";

    private Frame? NextWanted(DecodingChild child, FramePool pool)
    {
        while (child.Next() is { } word)
        {
            switch (word)
            {
                case ChildWord.Complaint(var text):
                    _recorder.Hear(text);
                    break;
                case ChildWord.Picture(var at):
                    _isTrusted = _recorder.Picture(at);
                    break;
                case ChildWord.Delivery:
                    return Fill(child, pool.Rent(_recorder.Count - 1, _recorder.LastAt, !_isTrusted));
                default:
                    throw new InvalidOperationException($"Expected a known word, got {word}.");
            }
        }

        return null;
    }

    private static Frame? Fill(DecodingChild child, Frame frame)
    {
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

    private static CaptureException NoPicture(string name, string complaint) =>
        new($"{name} was expected to hold pictures; not one could be decoded. FFmpeg says: {complaint}");
}
