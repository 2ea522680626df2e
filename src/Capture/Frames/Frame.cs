namespace Surgical.Capture;

/// <summary>One decoded picture, on loan from a <see cref="FramePool"/>.</summary>
/// <remarks>
/// A frame has one owner, who disposes it. Everyone else borrows it for the length of a call and keeps nothing.
/// The buffer goes back to the pool, the frame object never does: a stale reference throws instead of showing
/// another moment's pixels.
/// </remarks>
public sealed class Frame : IDisposable
{
    private readonly PictureBuffer _picture;
    private FramePool? _pool;

    internal Frame(FramePool pool, PictureBuffer picture, long index, TimeSpan at, bool isDamaged)
    {
        _pool = pool;
        _picture = picture;
        Format = pool.Format;
        Index = index;
        At = at;
        IsDamaged = isDamaged;
    }

    /// <summary>Size and layout of <see cref="Pixels"/>.</summary>
    public VideoFormat Format { get; }

    /// <summary>Position in the source, from 0, counting the frames that nobody wanted.</summary>
    public long Index { get; }

    /// <summary>Presentation time from the start of the video. Set once, at decode.</summary>
    public TimeSpan At { get; }

    /// <summary>Whether it could not be decoded whole, or rests on pictures that could not.</summary>
    public bool IsDamaged { get; }

    /// <summary>Height × Width × 3 bytes, BGR, row by row; some milliseconds for a large frame's first look.</summary>
    /// <exception cref="ObjectDisposedException">The frame was already given back.</exception>
    public Span<byte> Pixels => Picture.Bgr;

    /// <summary>The frame's memory.</summary>
    /// <exception cref="ObjectDisposedException">The frame was already given back.</exception>
    internal PictureBuffer Picture
    {
        get
        {
            ObjectDisposedException.ThrowIf(Volatile.Read(ref _pool) is null, this);
            return _picture;
        }
    }

    /// <summary>Hands the picture over to a frame of another place, as of a part in its case.</summary>
    /// <param name="by">Frames that came before.</param>
    /// <param name="after">How long those lasted.</param>
    /// <returns>Owned by the caller, who has this one no more.</returns>
    /// <exception cref="ObjectDisposedException">The frame was already given back.</exception>
    internal Frame Behind(long by, TimeSpan after)
    {
        var pool = Interlocked.Exchange(ref _pool, null);
        ObjectDisposedException.ThrowIf(pool is null, this);
        return new(pool, _picture, by + Index, after + At, IsDamaged);
    }

    /// <summary>Gives the buffer back. Only the first call does anything.</summary>
    public void Dispose() => Interlocked.Exchange(ref _pool, null)?.Return(_picture);
}
