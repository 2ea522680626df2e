using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Surgical.Capture;

/// <summary>Gives blocking capture a thread of its own, so that it holds none of the pool's.</summary>
internal static class CaptureThread
{
    /// <summary>Yields what <paramref name="next"/> returns, until that is null.</summary>
    /// <param name="next">Called on the own thread, and only while the caller waits for a frame.</param>
    /// <param name="cancellationToken">Ends the reading before the next call.</param>
    internal static async IAsyncEnumerable<Frame> ReadAllAsync(
        Func<Frame?> next,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One reader asks for one frame at a time: more than one request can never be waiting.
        using var requests = new BlockingCollection<Task<Frame?>>(boundedCapacity: 1);
        var thread = Task.Factory.StartNew(
            () => Answer(requests), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        try
        {
            while (true)
            {
                var request = new Task<Frame?>(next, TaskCreationOptions.RunContinuationsAsynchronously);
                requests.Add(request, cancellationToken);
                if (await request is not { } frame)
                {
                    yield break;
                }

                yield return frame;
            }
        }
        finally
        {
            requests.CompleteAdding();
            await thread;
        }
    }

    private static void Answer(BlockingCollection<Task<Frame?>> requests)
    {
        foreach (var request in requests.GetConsumingEnumerable())
        {
            request.RunSynchronously();
        }
    }
}
