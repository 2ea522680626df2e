namespace Surgical.Capture;

/// <summary>The frames of one video, in order, read once.</summary>
public interface IFrameSource : IDisposable
{
    /// <summary>Size and rate of what <see cref="ReadAsync"/> yields.</summary>
    VideoFormat Format { get; }

    /// <summary>True where time does not wait: late frames are dropped instead of queued.</summary>
    bool IsLive { get; }

    /// <summary>How long the source says that it lasts, before it is read; null where it does not know.</summary>
    TimeSpan? Length { get; }

    /// <summary>Frames passed so far, those that were grabbed and never converted included.</summary>
    long FramesRead { get; }

    /// <summary>Yields the wanted frames until the video ends. The caller owns each one.</summary>
    /// <param name="pool">Where the frames come from; its format is <see cref="Format"/>.</param>
    /// <param name="nextLook">
    /// The earliest time at which a frame is wanted, asked again before every frame; earlier frames are grabbed,
    /// counted and not converted.
    /// </param>
    /// <param name="cancellationToken">Ends the reading between two frames.</param>
    /// <exception cref="CaptureException">The video broke off.</exception>
    IAsyncEnumerable<Frame> ReadAsync(FramePool pool, Func<TimeSpan> nextLook, CancellationToken cancellationToken);
}
