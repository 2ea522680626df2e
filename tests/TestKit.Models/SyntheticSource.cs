using System.Runtime.CompilerServices;
using Surgical.Capture;

namespace Surgical.TestKit.Models;

/// <summary>Frames made up on the spot, so that a test knows what is on each of them.</summary>
/// <param name="count">Frames until the end.</param>
public sealed class SyntheticSource(int count) : IFrameSource
{
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>64x48 at 25 frames a second unless told.</summary>
    public VideoFormat Format { get; init; } = new(64, 48, 25);

    /// <summary>Recorded unless told.</summary>
    public bool IsLive { get; init; }

    /// <inheritdoc />
    public TimeSpan? Length => IsLive ? null : TimeSpan.FromSeconds(count / Format.FramesPerSecond);

    /// <summary>Fills a frame's pixels; by default each frame is a gradient of its own, in colours of tissue.</summary>
    public Action<Frame> Paint { get; init; } = Gradient;

    /// <summary>Awaited before each frame, with its index: throws, waits, or lets it pass.</summary>
    public Func<long, CancellationToken, Task> Before { get; init; } = (_, _) => Task.CompletedTask;

    /// <summary>Thrown after the last frame; null for a video that ends well.</summary>
    public Exception? BreaksOffWith { get; init; }

    /// <summary>The pool of the run; a pipeline test ends by looking at what is outstanding.</summary>
    public FramePool? Pool { get; private set; }

    /// <summary>Done when the last frame was taken.</summary>
    public Task Ended => _ended.Task;

    /// <inheritdoc />
    public long FramesRead { get; private set; }

    /// <inheritdoc />
    public SeenFootage Footage => Seen ?? SeenFootage.Even(FramesRead, Format.FramesPerSecond);

    /// <summary>What is said to have been there; null for frames at one pace and nothing amiss.</summary>
    public SeenFootage? Seen { get; init; }

    /// <inheritdoc />
    public async IAsyncEnumerable<Frame> ReadAsync(
        FramePool pool, Looks looks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Pool = pool;
        var filter = new LookFilter(looks);
        for (var index = 0L; index < count; index++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Before(index, cancellationToken);
            FramesRead++;
            var at = TimeSpan.FromSeconds(index / Format.FramesPerSecond);
            if (!filter.Wants(at))
            {
                continue;
            }

            var frame = pool.Rent(index, at);
            Paint(frame);
            yield return frame;
        }

        _ended.SetResult();
        if (BreaksOffWith is not null)
        {
            throw BreaksOffWith;
        }
    }

    /// <summary>A slope that no row or column runs along, with one step, which moves from frame to frame.</summary>
    public static void Gradient(Frame frame)
    {
        var pixels = frame.Pixels;
        var width = frame.Format.Width;
        for (var i = 0; i < pixels.Length; i += 3)
        {
            var (x, y) = (i / 3 % width, i / 3 / width);
            var red = 64 + (((2 * x) + (3 * y) + frame.Index) % 256 * 3 / 4);
            (pixels[i], pixels[i + 1], pixels[i + 2]) = ((byte)(red / 2), (byte)(red * 7 / 10), (byte)red);
        }
    }
}
