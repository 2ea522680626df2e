using System.Runtime.CompilerServices;

namespace Surgical.Capture;

/// <summary>The parts of a recording as one video: numbers and times run on, pictures are as the first one's.</summary>
/// <param name="parts">In order.</param>
/// <param name="time">Tells when a child is given up that gives no sign of life.</param>
internal sealed class JoinedFrameSource(RecorderParts parts, TimeProvider time) : IFrameSource
{
    private readonly List<SeenFootage> _read = [];
    private readonly SingleReading _once = new();
    private FfmpegFrameSource? _reading;

    public VideoFormat Format { get; } = FormatOf([.. parts.InOrder.Select(part => part.Format)]);

    public bool IsLive => false;

    public TimeSpan? Length => parts.InOrder.Aggregate(TimeSpan.Zero, (length, part) => length + part.Plan.End);

    public SourceExtent Extent => new(
        parts.InOrder.Sum(part => part.Plan.Times.Count), parts.InOrder.Sum(part => part.Opened.Length));

    public long FramesRead => _read.Sum(part => part.Times.Count) + (_reading?.FramesRead ?? 0);

    public SeenFootage Footage =>
        JoinedFootage.Of(parts, _reading is { Footage: var soFar } ? [.. _read, soFar] : _read, Format);

    public void RequireStill()
    {
        foreach (var part in parts.InOrder)
        {
            part.Opened.RequireStill(part.Name);
        }
    }

    public IAsyncEnumerable<Frame> ReadAsync(FramePool pool, Looks looks, CancellationToken cancellationToken)
    {
        _once.Take();

        return ReadPartsAsync(pool, looks, cancellationToken);
    }

    private async IAsyncEnumerable<Frame> ReadPartsAsync(
        FramePool pool, Looks looks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // A part does not know what was looked at before it began.
        var filter = new LookFilter(looks);
        foreach (var part in parts.InOrder)
        {
            var (before, begin) = (FramesRead, Footage.Length);
            _reading = new(part.Path, part.Plan, part.Opened, time, Format);
            await foreach (var own in _reading.ReadAsync(pool, looks.Behind(begin), cancellationToken))
            {
                var frame = own.Behind(before, begin);
                if (filter.Wants(frame.At))
                {
                    yield return frame;
                }
                else
                {
                    frame.Dispose();
                }
            }

            _read.Add(_reading.Footage);
            _reading = null;
        }
    }

    /// <summary>The first part's, at a rate that is everyone's or nobody's.</summary>
    private static VideoFormat FormatOf(IReadOnlyList<VideoFormat> parts) =>
        parts.All(part => part.FramesPerSecond.Equals(parts[0].FramesPerSecond))
            ? parts[0]
            : parts[0] with { FramesPerSecond = 0 };
}
