namespace Surgical.Models.Answering;

/// <summary>
/// Cancelled when all of several are: what they share is for nobody then, and until then for somebody.
/// </summary>
internal sealed class SharedStop : IDisposable
{
    private readonly CancellationTokenSource _all = new();
    private readonly List<CancellationTokenRegistration> _registrations = [];
    private int _left;

    /// <param name="tokens">At least one.</param>
    public SharedStop(IReadOnlyCollection<CancellationToken> tokens)
    {
        _left = tokens.Count;
        foreach (var token in tokens)
        {
            _registrations.Add(token.UnsafeRegister(static stop => ((SharedStop)stop!).CountDown(), this));
        }
    }

    /// <summary>Cancelled with the last of them.</summary>
    public CancellationToken Token => _all.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _all.Dispose();
    }

    private void CountDown()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _all.Cancel();
        }
    }
}
