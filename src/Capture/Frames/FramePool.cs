using System.Collections.Concurrent;

namespace Surgical.Capture;

/// <summary>A fixed number of frame buffers. It never grows, so a leak is a loud error and not a slow one.</summary>
/// <param name="format">What every buffer holds.</param>
/// <param name="capacity">The most frames that may be out at once.</param>
/// <remarks>Safe to use from several threads.</remarks>
public sealed class FramePool(VideoFormat format, int capacity)
{
    private readonly ConcurrentBag<PictureBuffer> _spare = [];
    private int _outstanding;

    /// <summary>What every buffer holds.</summary>
    public VideoFormat Format { get; } = format;

    /// <summary>Frames not yet given back; 0 once a run is over.</summary>
    public int Outstanding => Volatile.Read(ref _outstanding);

    /// <summary>Lends a frame whose pixels are still whatever they were. The caller owns it.</summary>
    /// <exception cref="InvalidOperationException">All frames are out: somebody keeps what it borrowed.</exception>
    public Frame Rent(long index, TimeSpan at, bool isDamaged = false)
    {
        if (Interlocked.Increment(ref _outstanding) > capacity)
        {
            Interlocked.Decrement(ref _outstanding);
            throw new InvalidOperationException($"All {capacity} frames are out; one was never disposed.");
        }

        var picture = _spare.TryTake(out var spare) ? spare : new PictureBuffer(Format);
        return new Frame(this, picture, index, at, isDamaged);
    }

    internal void Return(PictureBuffer picture)
    {
        _spare.Add(picture);
        Interlocked.Decrement(ref _outstanding);
    }
}
