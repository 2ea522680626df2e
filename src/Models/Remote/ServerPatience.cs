using Surgical.Models.Contract;

namespace Surgical.Models.Remote;

/// <summary>How long, and how often, a server is asked until it is given up.</summary>
/// <param name="server">As people know it.</param>
/// <param name="options">Tries and time limits.</param>
/// <param name="time">Measures the limits.</param>
/// <param name="pause">Waits between two tries.</param>
internal sealed class ServerPatience(
    string server, RemoteModelOptions options, TimeProvider time, Func<TimeSpan, CancellationToken, Task> pause)
{
    /// <summary>The time until the first piece of an answer has to come.</summary>
    public TimeLimit FirstPiece(CancellationToken cancellationToken) => Limit(options.FirstPieceWithin, cancellationToken);

    /// <summary>Starts the time until the next piece of the answer has to come.</summary>
    public void AwaitNextPiece(TimeLimit limit) => limit.Source.CancelAfter(options.NextPieceWithin);

    /// <summary>Tries until an attempt succeeds, or fails for good.</summary>
    /// <exception cref="ModelException">Given up; the message is the last failure's.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public async Task<T> PersistAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        using var limit = Limit(options.AnswerWithin, cancellationToken);
        try
        {
            return await RepeatAsync(attempt, limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException($"{server} did not answer within {options.AnswerWithin.TotalSeconds:0.#} s.");
        }
    }

    /// <summary>A failure that may go away when the server is asked again; null for all else.</summary>
    /// <param name="failed">Of an attempt.</param>
    /// <param name="stop">That the attempt was given: cancelled by it, it did not fail.</param>
    public ServerUnavailableException? AsUnavailable(Exception failed, CancellationToken stop) => failed switch
    {
        ServerUnavailableException unavailable => unavailable,
        OperationCanceledException when !stop.IsCancellationRequested =>
            new ServerUnavailableException($"{server} fell silent.", inner: failed),
        HttpRequestException or IOException =>
            new ServerUnavailableException($"{server}: the connection broke off.", inner: failed),
        _ => null,
    };

    private async Task<T> RepeatAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken cancellationToken)
    {
        var failures = 0;
        while (true)
        {
            try
            {
                return await attempt(cancellationToken);
            }
            catch (Exception failed) when (AsUnavailable(failed, cancellationToken) is { } unavailable)
            {
                await PauseAsync(unavailable, ++failures, cancellationToken);
            }
        }
    }

    private async Task PauseAsync(ServerUnavailableException failed, int failures, CancellationToken cancellationToken)
    {
        if (failures >= options.Tries || failed.After > Backoff.Longest)
        {
            throw new ModelException(
                failures == 1 ? failed.Message : $"{failed.Message} Given up after {failures} tries.", failed);
        }

        await pause(Backoff.After(failures, failed.After), cancellationToken);
    }

    private TimeLimit Limit(TimeSpan within, CancellationToken cancellationToken) => new(within, time, cancellationToken);
}
