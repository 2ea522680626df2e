namespace Surgical.Capture;

/// <summary>How long a file may be looked through.</summary>
internal static class ProbePatience
{
    /// <param name="name">What people call the file.</param>
    /// <param name="look">Looks, until it is cancelled.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    /// <exception cref="CaptureException">It takes too long.</exception>
    public static async Task<TFound> WithinAsync<TFound>(
        string name, Func<CancellationToken, Task<TFound>> look, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(SourceLimits.ProbeWithin);
        try
        {
            return await look(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CaptureException(
                $"{name} could not be looked through within {SourceLimits.ProbeWithin.TotalMinutes:F0} min.");
        }
    }
}
