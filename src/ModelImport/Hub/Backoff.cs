namespace Surgical.ModelImport.Hub;

/// <summary>How long the Hub is left alone when it failed.</summary>
internal static class Backoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);

    /// <summary>The pause before the next try: what the server asks for, else 1, 2, 4 ... 30 seconds.</summary>
    /// <param name="failures">In a row, from 1.</param>
    /// <param name="asked">By the server; null for nothing.</param>
    public static TimeSpan After(int failures, TimeSpan? asked)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(failures, 1);
        var doubled = First * Math.Pow(2, Math.Min(failures - 1, 10));
        return asked ?? (doubled < Usual ? doubled : Usual);
    }

    /// <summary>Waits.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public static async Task PauseAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        if (pause > TimeSpan.Zero)
        {
            using var timer = new PeriodicTimer(pause, time);
            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }
}
