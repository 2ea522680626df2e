namespace Surgical.Models.Answering;

/// <summary>
/// Something that a model is to do for a caller. It waits; then it either begins, or is cancelled and never begins; and
/// it ends once. Cancellation ends it at once while it waits, and later when whoever does it looks.
/// </summary>
internal abstract class ModelJob(CancellationToken cancellationToken)
{
    private int _taken;

    /// <summary>The caller's wish to stop.</summary>
    public CancellationToken Token => cancellationToken;

    /// <summary>Whether it waits no longer.</summary>
    public bool IsTaken => Volatile.Read(ref _taken) == 1;

    /// <summary>Takes it out of waiting; false for one that was cancelled, or taken before.</summary>
    public bool TryTake() => Interlocked.Exchange(ref _taken, 1) == 0;

    /// <summary>
    /// Does a part of jobs that were taken. What it throws goes to all their callers and ends the jobs.
    /// </summary>
    /// <param name="jobs">Looked at when it throws, and then only.</param>
    /// <param name="part">What is done.</param>
    /// <returns>Whether the part was done.</returns>
    public static bool Try(IEnumerable<ModelJob> jobs, Action part)
    {
        try
        {
            part();
            return true;
        }
        catch (Exception failure)
        {
            // Whatever it is, it belongs to the callers who wait for it, and to nobody else.
            Fail(jobs, failure);
            return false;
        }
    }

    /// <summary>Ends jobs without a result; those that have ended stay as they are.</summary>
    public static void Fail(IEnumerable<ModelJob> jobs, Exception failure)
    {
        foreach (var job in jobs)
        {
            job.Fail(failure);
        }
    }

    /// <summary>Ends the job without a result; nothing where it has ended.</summary>
    protected abstract void Fail(Exception failure);
}

/// <inheritdoc />
internal abstract class ModelJob<T> : ModelJob
{
    private readonly TaskCompletionSource<T> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);

    protected ModelJob(CancellationToken cancellationToken)
        : base(cancellationToken) => cancellationToken.UnsafeRegister(static job => ((ModelJob<T>)job!).CancelWaiting(), this);

    /// <summary>What the caller waits for.</summary>
    public Task<T> Result => _result.Task;

    /// <summary>Ends the job.</summary>
    public void Complete(T result) => _result.TrySetResult(result);

    protected override void Fail(Exception failure)
    {
        if (failure is OperationCanceledException && Token.IsCancellationRequested)
        {
            _result.TrySetCanceled(Token);
        }
        else
        {
            _result.TrySetException(failure);
        }
    }

    private void CancelWaiting()
    {
        if (TryTake())
        {
            _result.TrySetCanceled(Token);
        }
    }
}
