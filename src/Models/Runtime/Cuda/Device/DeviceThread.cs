using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Surgical.Models.Runtime.Cuda.Device;

/// <summary>
/// The one thread that speaks to the GPU: ONNX Runtime keeps a captured graph for each thread that runs it, and would
/// capture anew for each that is new.
/// </summary>
internal sealed class DeviceThread : IDisposable
{
    // One caller at a time waits for its work, so that more than one entry never waits.
    private readonly BlockingCollection<Action> _work = new(boundedCapacity: 1);
    private readonly Thread _thread;

    public DeviceThread()
    {
        _thread = new Thread(Work) { IsBackground = true, Name = "surgical GPU" };
        _thread.Start();
    }

    /// <summary>Does something there and waits for it; what it throws, this throws.</summary>
    public T Do<T>(Func<T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        using var done = new ManualResetEventSlim();
        _work.Add(() =>
        {
            try
            {
                result = work();
            }
            catch (Exception caught)
            {
                failure = ExceptionDispatchInfo.Capture(caught);
            }
            finally
            {
                done.Set();
            }
        });
        done.Wait();
        failure?.Throw();
        return result;
    }

    public void Dispose()
    {
        _work.CompleteAdding();
        _thread.Join();
        _work.Dispose();
    }

    private void Work()
    {
        foreach (var action in _work.GetConsumingEnumerable())
        {
            action();
        }
    }
}
