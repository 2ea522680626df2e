using System.Threading.Channels;
using Surgical.Capture;

namespace Surgical.Analyzer.Reading;

/// <summary>Runs one video once through sampling, reading and publication. The only owner of frames.</summary>
/// <remarks>
/// Two loops and one bounded queue. A recorded video waits for the model; of a live one the newest key frame waits and
/// replaces the one before, so what is read is never older than one question and one key frame.
/// </remarks>
/// <param name="source">Borrowed.</param>
/// <param name="sampler">Used by the capture loop alone.</param>
/// <param name="reader">Used by the analysis loop alone.</param>
/// <param name="queueCapacity">Key frames of a recorded video that may wait.</param>
/// <param name="time">Dates the capture of a key frame.</param>
internal sealed class CasePipeline(
    IFrameSource source, KeyFrameSampler sampler, KeyFrameReader reader, int queueCapacity, TimeProvider time)
{
    private long _keyFrames;
    private long _dropped;

    /// <summary>
    /// Why the video broke off before its end; null where it did not. What came before was published.
    /// </summary>
    public string? BrokeOff { get; private set; }

    /// <summary>Returns when the video ended and everything queued was published.</summary>
    /// <param name="publish">Called once a key frame, in order; borrows the frame until its task ends.</param>
    /// <param name="cancellationToken">Stops at once; queued frames are given back unread.</param>
    /// <remarks>
    /// What model or publication throws ends the run and is rethrown; so is what the source throws before its first key
    /// frame.
    /// </remarks>
    public async Task<CaseCounts> RunAsync(
        Func<Frame, KeyFrameRecord, CancellationToken, ValueTask> publish, CancellationToken cancellationToken)
    {
        var capacity = source.IsLive ? 1 : queueCapacity;
        var queue = OpenQueue(capacity);

        // One frame may be with each loop while the queue is full.
        var pool = new FramePool(source.Format, capacity + 2);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await Task.WhenAll(
                StopBothOnFaultAsync(() => CaptureAsync(pool, queue.Writer, stop.Token), stop),
                StopBothOnFaultAsync(() => AnalyzeAsync(queue.Reader, publish, stop.Token), stop));
        }
        finally
        {
            while (queue.Reader.TryRead(out var left))
            {
                left.Frame.Dispose();
            }
        }

        return new CaseCounts(source.FramesRead, source.FramesRead - _keyFrames, _dropped, reader.Asked, reader.Gated);
    }

    private Channel<KeyFrame> OpenQueue(int capacity)
    {
        var options = new BoundedChannelOptions(capacity)
        {
            FullMode = source.IsLive ? BoundedChannelFullMode.DropOldest : BoundedChannelFullMode.Wait,
            SingleReader = true,
            SingleWriter = true,
        };
        return Channel.CreateBounded<KeyFrame>(options, Drop);
    }

    private async Task CaptureAsync(FramePool pool, ChannelWriter<KeyFrame> queue, CancellationToken stop)
    {
        try
        {
            await foreach (var frame in source.ReadAsync(pool, sampler.Looks, stop))
            {
                await QueueKeyFrameAsync(frame, queue, stop);
            }
        }
        catch (CaptureException broken) when (_keyFrames > 0)
        {
            // What is queued was there to be seen, and is answered.
            BrokeOff = broken.Message;
        }
        finally
        {
            queue.Complete();
        }
    }

    private async Task QueueKeyFrameAsync(Frame frame, ChannelWriter<KeyFrame> queue, CancellationToken stop)
    {
        var isHandedOver = false;
        try
        {
            if (sampler.IsKeyFrame(frame))
            {
                _keyFrames++;
                await queue.WriteAsync(new KeyFrame(frame, time.GetTimestamp()), stop);
                isHandedOver = true;
            }
        }
        finally
        {
            if (!isHandedOver)
            {
                frame.Dispose();
            }
        }
    }

    private async Task AnalyzeAsync(
        ChannelReader<KeyFrame> queue,
        Func<Frame, KeyFrameRecord, CancellationToken, ValueTask> publish,
        CancellationToken stop)
    {
        await foreach (var (next, capturedAt) in queue.ReadAllAsync(stop))
        {
            using var frame = next;
            if (await reader.ReadAsync(frame, capturedAt, stop) is { } record)
            {
                await publish(frame, record, stop);
            }
        }
    }

    /// <summary>
    /// Runs a loop off the caller's thread. Where it fails the other is cancelled, so both can be awaited.
    /// </summary>
    private static async Task StopBothOnFaultAsync(Func<Task> loop, CancellationTokenSource stop)
    {
        try
        {
            await Task.Run(loop);
        }
        catch
        {
            await stop.CancelAsync();
            throw;
        }
    }

    private void Drop(KeyFrame oldest)
    {
        _dropped++;
        oldest.Frame.Dispose();
    }

    private readonly record struct KeyFrame(Frame Frame, long CapturedAt);
}
