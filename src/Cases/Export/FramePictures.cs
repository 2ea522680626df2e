using Surgical.Capture;

namespace Surgical.Cases.Export;

/// <summary>Takes the pictures of key frames out of a video again, pixel for pixel.</summary>
internal static class FramePictures
{
    // Their times all stand in one argument of ffmpeg, of which Linux takes 128 KB.
    private const int MostAtOnce = 2000;

    /// <summary>Hands each wanted frame over as a PNG of the video's own size.</summary>
    /// <param name="open">Opens the played video; a source is read once.</param>
    /// <param name="wanted">Number and presentation time of frames, ascending.</param>
    /// <param name="take">Gets the frame's number and its PNG.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CaptureException">The video broke off, or is not the one that was analysed.</exception>
    public static async Task TakeAsync(
        Func<CancellationToken, Task<IFrameSource>> open,
        IReadOnlyList<(long Index, double Seconds)> wanted,
        Action<long, byte[]> take,
        CancellationToken cancellationToken)
    {
        foreach (var part in wanted.Chunk(MostAtOnce))
        {
            await TakePartAsync(open, part, take, cancellationToken);
        }
    }

    private static async Task TakePartAsync(
        Func<CancellationToken, Task<IFrameSource>> open,
        IReadOnlyList<(long Index, double Seconds)> wanted,
        Action<long, byte[]> take,
        CancellationToken cancellationToken)
    {
        var source = await open(cancellationToken);
        var left = new Queue<(long Index, double Seconds)>(wanted);
        var looks = new Looks.At([.. wanted.Select(frame => TimeSpan.FromSeconds(frame.Seconds))]);
        await foreach (var frame in source.ReadAsync(new(source.Format, capacity: 1), looks, cancellationToken))
        {
            using (frame)
            {
                TakeNext(frame, left, take);
            }

            if (left.Count == 0)
            {
                return;
            }
        }

        throw Differs(left.Peek().Index, "the video ends before");
    }

    private static void TakeNext(Frame frame, Queue<(long Index, double Seconds)> left, Action<long, byte[]> take)
    {
        var next = left.Peek();
        if (frame.Index == next.Index)
        {
            take(next.Index, PictureEncoding.Png(frame));
            left.Dequeue();
        }
        else if (frame.Index > next.Index)
        {
            throw Differs(next.Index, $"frame {frame.Index} is shown then");
        }
    }

    private static CaptureException Differs(long index, string instead) => new(
        $"Expected frame {index} of the video at the time at which it was analysed; {instead}. Is it another video?");
}
