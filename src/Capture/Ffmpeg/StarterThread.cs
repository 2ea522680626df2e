using System.Collections.Concurrent;

namespace Surgical.Capture;

/// <summary>The one thread that starts children, for as long as the program runs.</summary>
/// <remarks>
/// A child asks the kernel to be killed with its parent, and the kernel takes the *thread* that started it for the
/// parent (prctl(2), PR_SET_PDEATHSIG): a thread of the pool may end at any time. One child starts after the other, so
/// that none inherits a pipe that is meant for another.
/// </remarks>
internal static class StarterThread
{
    private static readonly BlockingCollection<Action> Starts = Open();

    /// <summary>Runs a start on the thread.</summary>
    /// <returns>What it returned or threw.</returns>
    public static Task<T> RunAsync<T>(Func<T> start)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        Starts.Add(() =>
        {
            try
            {
                done.SetResult(start());
            }
            catch (Exception failure) when (failure is not OutOfMemoryException)
            {
                done.SetException(failure);
            }
        });
        return done.Task;
    }

    private static BlockingCollection<Action> Open()
    {
        // As many wait as ask at once: each awaits its own start.
        var starts = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var start in starts.GetConsumingEnumerable())
            {
                start();
            }
        })
        { IsBackground = true, Name = "children" }.Start();
        return starts;
    }
}
