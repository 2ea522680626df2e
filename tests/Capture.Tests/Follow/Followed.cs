namespace Surgical.Capture.Tests.Follow;

/// <summary>Files that are followed to their end.</summary>
internal static class Followed
{
    /// <summary>As <c>--follow</c> has it.</summary>
    public static readonly TimeSpan Still = TimeSpan.FromSeconds(30);

    /// <summary>Reads every picture.</summary>
    /// <param name="source">Just opened.</param>
    /// <param name="after">Called after each picture.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<ReadFrame>> ReadAsync(
        IFrameSource source, Func<ReadFrame, Task> after, CancellationToken cancellationToken)
    {
        var pool = new FramePool(source.Format, 1);
        var frames = new List<ReadFrame>();
        await foreach (var frame in source.ReadAsync(pool, Looks.All, cancellationToken))
        {
            using (frame)
            {
                frames.Add(new(frame.Index, frame.At, frame.Pixels.ToArray()));
            }

            await after(frames[^1]);
        }

        Assert.Equal(0, pool.Outstanding);
        return frames;
    }
}
