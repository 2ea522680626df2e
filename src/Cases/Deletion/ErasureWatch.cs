namespace Surgical.Cases.Deletion;

/// <summary>Finishes by itself what another program held up of an erasure, once that has let go of the store.</summary>
public sealed class ErasureWatch(EmptiedEvents emptied, TimeProvider time)
{
    /// <summary>Seldom: while it tries, nobody can write.</summary>
    public static readonly TimeSpan BetweenTries = TimeSpan.FromMinutes(10);

    /// <summary>Tries again and again until it is stopped; does nothing where nothing is left.</summary>
    public async Task RunAsync(CancellationToken stoppingToken)
    {
        using var again = new PeriodicTimer(BetweenTries, time);
        while (await again.WaitForNextTickAsync(stoppingToken))
        {
            await emptied.CleanAsync(stoppingToken);
        }
    }
}
