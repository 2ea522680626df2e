namespace Surgical.Models.Answering;

/// <summary>Where what comes of a job goes; it ends once, and what comes later is left out.</summary>
/// <param name="cancellationToken">The caller's wish to stop.</param>
internal abstract class JobResult(CancellationToken cancellationToken)
{
    /// <summary>The caller's wish to stop.</summary>
    public CancellationToken Token => cancellationToken;

    /// <summary>Ends it without a result.</summary>
    public abstract void Fail(Exception failure);
}

/// <inheritdoc />
internal sealed class JobResult<T>(CancellationToken cancellationToken) : JobResult(cancellationToken)
{
    private readonly TaskCompletionSource<T> _source = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What the caller waits for.</summary>
    public Task<T> Task => _source.Task;

    /// <summary>Ends it.</summary>
    public void Complete(T result) => _source.TrySetResult(result);

    public override void Fail(Exception failure)
    {
        if (failure is OperationCanceledException && Token.IsCancellationRequested)
        {
            _source.TrySetCanceled(Token);
        }
        else
        {
            _source.TrySetException(failure);
        }
    }
}
