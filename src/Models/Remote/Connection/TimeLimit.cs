namespace Surgical.Models.Remote.Connection;

/// <summary>Cancels when a time is over, or when somebody else does.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _either;

    /// <param name="within">From now.</param>
    /// <param name="time">Measures it.</param>
    /// <param name="cancellationToken">Of somebody else.</param>
    public TimeLimit(TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        Source = new CancellationTokenSource(within, time);
        _either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, Source.Token);
    }

    /// <summary>Can be given more time.</summary>
    public CancellationTokenSource Source { get; }

    /// <summary>For the work.</summary>
    public CancellationToken Token => _either.Token;

    public void Dispose()
    {
        _either.Dispose();
        Source.Dispose();
    }
}
