namespace Surgical.Models.Answering;

/// <summary>Work that needs the model for itself.</summary>
internal interface ILoneJob
{
    /// <summary>Does the work on the calling thread, and ends the job.</summary>
    void Do();
}

/// <inheritdoc cref="ILoneJob"/>
/// <param name="work">The work.</param>
/// <param name="cancellationToken">Stops it.</param>
internal sealed class LoneJob<T>(Func<CancellationToken, T> work, CancellationToken cancellationToken)
    : ModelJob<T>(cancellationToken), ILoneJob
{
    public void Do() => Try([this], () => Complete(work(Token)));
}
