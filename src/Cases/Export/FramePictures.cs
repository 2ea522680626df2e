using OpenCvSharp;
using Surgical.Capture;

namespace Surgical.Cases.Export;

/// <summary>Takes the pictures of key frames out of a video again, pixel for pixel.</summary>
internal static class FramePictures
{
    /// <summary>Hands each wanted frame over as a PNG of the video's own size.</summary>
    /// <param name="video">The played one.</param>
    /// <param name="wanted">Number and presentation time of frames, ascending.</param>
    /// <param name="take">Gets the frame's number and its PNG.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="CaptureException">The video broke off, or is not the one that was analysed.</exception>
    public static async Task TakeAsync(
        string video,
        IReadOnlyList<(long Index, double Seconds)> wanted,
        Action<long, byte[]> take,
        CancellationToken cancellationToken)
    {
        using var source = FrameSource.Open(video);
        var left = new Queue<(long Index, double Seconds)>(wanted);
        var frames = source.ReadAsync(
            new(source.Format, capacity: 1),
            () => left.TryPeek(out var next) ? TimeSpan.FromSeconds(next.Seconds) : TimeSpan.MaxValue,
            cancellationToken);
        await using var reading = frames.GetAsyncEnumerator(cancellationToken);
        while (left.TryPeek(out var next) && await reading.MoveNextAsync())
        {
            using var frame = reading.Current;
            if (frame.Index == next.Index)
            {
                take(next.Index, Png(frame));
                left.Dequeue();
            }
            else if (frame.Index > next.Index)
            {
                throw Differs(next.Index, $"frame {frame.Index} is shown then");
            }
        }

        if (left.TryPeek(out var missing))
        {
            throw Differs(missing.Index, "the video ends before");
        }
    }

    private static CaptureException Differs(long index, string instead) => new(
        $"Expected frame {index} of the video at the time at which it was analysed; {instead}. Is it another video?");

    private static byte[] Png(Frame frame)
    {
        using var picture = new Mat(frame.Format.Height, frame.Format.Width, MatType.CV_8UC3);
        frame.Pixels.CopyTo(picture.AsSpan<byte>());
        Cv2.ImEncode(".png", picture, out var png);
        return png;
    }
}
