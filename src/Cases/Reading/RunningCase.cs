namespace Surgical.Cases.Reading;

/// <summary>A case that is prepared or read at this moment, and the way to stop it.</summary>
/// <param name="stoppingToken">Of the whole program.</param>
internal sealed class RunningCase(CancellationToken stoppingToken) : IDisposable
{
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Cancelled once it is to stop, whoever asked for it.</summary>
    public CancellationToken Token => _stop.Token;

    /// <summary>Somebody asked for this one case to be stopped.</summary>
    public bool IsStopped { get; private set; }

    /// <summary>Stops it; returns when nobody works on it any more.</summary>
    /// <exception cref="TimeoutException">It still runs.</exception>
    public Task StopAsync(TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        IsStopped = true;
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }

        return _ended.Task.WaitAsync(within, time, cancellationToken);
    }

    /// <summary>It has ended, and what became of it is written down.</summary>
    public void Dispose()
    {
        _stop.Dispose();
        _ended.TrySetResult();
    }
}
