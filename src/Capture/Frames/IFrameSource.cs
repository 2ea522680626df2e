namespace Surgical.Capture;

/// <summary>The frames of one video, in order, read once. It holds nothing while nobody reads.</summary>
public interface IFrameSource
{
    /// <summary>Size and rate of what <see cref="ReadAsync"/> yields.</summary>
    VideoFormat Format { get; }

    /// <summary>True where time does not wait: late frames are dropped instead of queued.</summary>
    bool IsLive { get; }

    /// <summary>How long the source says that it lasts, before it is read; null where it does not know.</summary>
    TimeSpan? Length { get; }

    /// <summary>How large the source is, before it is read; null where it does not know.</summary>
    SourceExtent? Extent => null;

    /// <summary>Frames passed so far, those that nobody wanted included.</summary>
    long FramesRead { get; }

    /// <summary>What there was to see, once the reading has ended; what there was so far, before.</summary>
    SeenFootage Footage { get; }

    /// <summary>Pictures of a folder that could not be read so far, in order; a video has none.</summary>
    IReadOnlyList<RefusedPicture> Refused => [];

    /// <summary>Whether the source is a file that is read while somebody still writes it.</summary>
    bool IsFollowed => false;

    /// <summary>
    /// SHA-256 of a file that was followed, lower-case hexadecimal, once it has come to rest and was read; else null.
    /// </summary>
    string? Sha256 => null;

    /// <summary>
    /// Decodes some pictures to tell how long all of them take at least, on this machine as it is now.
    /// </summary>
    /// <param name="cancellationToken">Stops the decoding.</param>
    /// <returns>Null where it is not known, or too short to matter.</returns>
    /// <exception cref="CaptureException">Nothing can be decoded here.</exception>
    Task<TimeSpan?> DecodingTimeAsync(CancellationToken cancellationToken) => Task.FromResult<TimeSpan?>(null);

    /// <summary>Ends what is done with a file that has changed since it was opened.</summary>
    /// <exception cref="CaptureException">It is still being written, or was written to.</exception>
    void RequireStill()
    {
    }

    /// <summary>Yields the wanted frames until the video ends. The caller owns each one.</summary>
    /// <param name="pool">Where the frames come from; its format is <see cref="Format"/>.</param>
    /// <param name="looks">Which frames are wanted; the others are decoded, counted and not delivered.</param>
    /// <param name="cancellationToken">Ends the reading at once.</param>
    /// <exception cref="CaptureException">Not one picture can be had, or the file changes while it is read.</exception>
    IAsyncEnumerable<Frame> ReadAsync(FramePool pool, Looks looks, CancellationToken cancellationToken);
}
