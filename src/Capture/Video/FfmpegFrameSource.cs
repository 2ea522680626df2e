using System.Runtime.CompilerServices;
using System.Text;

namespace Surgical.Capture;

/// <summary>A video file: decoded by children of ffmpeg by its plan, and held against it.</summary>
/// <param name="path">Of the file.</param>
/// <param name="plan">Of this very file.</param>
/// <param name="opened">The file as it was before it was planned.</param>
/// <param name="time">Tells when a child is given up that gives no sign of life.</param>
/// <param name="wanted">What its pictures are fitted to; null for pictures as the file has them.</param>
internal sealed class FfmpegFrameSource(
    string path, SourcePlan plan, FileStamp opened, TimeProvider time, VideoFormat? wanted = null) : IFrameSource
{
    private const int MostRestarts = 3;

    // Pixels of all pictures together that are decoded in some ten seconds.
    private const long WorthMeasuring = 2_000_000_000;

    private readonly DecodePlan _decoding = new(plan, wanted);
    private readonly FootageRecorder _recorder = new(plan);
    private readonly SingleReading _once = new();
    private SeenFootage? _seen;

    public VideoFormat Format => _decoding.Format;

    public bool IsLive => false;

    public TimeSpan? Length => plan.End;

    public SourceExtent Extent => new(plan.Times.Count, opened.Length);

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

    public async Task<TimeSpan?> DecodingTimeAsync(CancellationToken cancellationToken) =>
        (long)plan.Times.Count * plan.Track.Width * plan.Track.Height < WorthMeasuring
            ? null
            : await DecodingPace.OfAsync(path, plan, cancellationToken);

    public void RequireStill() => opened.RequireStill(plan.Name);

    public IAsyncEnumerable<Frame> ReadAsync(FramePool pool, Looks looks, CancellationToken cancellationToken)
    {
        _once.Take();

        return DecodeAsync(pool, looks, cancellationToken);
    }

    private async IAsyncEnumerable<Frame> DecodeAsync(
        FramePool pool, Looks looks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ChildEnd end;
        var frames = new DeliveredFrames(_recorder, log: null);
        TimeSpan? from = null;
        var restarts = 0;
        do
        {
            await using var child = await DecodingChild.StartAsync(
                DecodingInput.OfFile(path, plan.Track), _decoding, looks, from, time, cancellationToken);
            await foreach (var frame in CaptureThread.ReadAllAsync(() => frames.Next(child, pool), cancellationToken))
            {
                yield return frame;
                RequireStill();
            }

            end = await child.EndAsync();
            from = NextStart(end, restarts++);
        }
        while (from is not null);

        RequireStill();
        _seen = FramesRead > 0 ? _recorder.End() : throw NoPicture(plan.Name, end.Words);
    }

    /// <summary>Where a child that failed is followed by another; null where none follows.</summary>
    private TimeSpan? NextStart(ChildEnd end, int restarts)
    {
        if (end is { ExitCode: 0, IsHung: false } || FramesRead == 0)
        {
            return null;
        }

        var next = restarts < MostRestarts ? _recorder.NextStart() : null;
        _recorder.Befell(next is null ? FootageWords.GivenUp(end.Words)
            : end.IsHung ? FootageWords.Hung(DecodingChild.Patience)
            : FootageWords.Crashed(end.ExitCode));
        return next;
    }

    private static CaptureException NoPicture(string name, string complaint) =>
        new($"{name} was expected to hold pictures; not one could be decoded. FFmpeg says: {complaint}");
}
