using Polly;
using Polly.Retry;
using Surgical.Models.Contract;

namespace Surgical.Models.Remote.Connection;

/// <summary>How long, and how often, a server is asked until it is given up.</summary>
/// <param name="server">As people know it.</param>
/// <param name="options">Tries and time limits.</param>
/// <param name="time">Measures the limits.</param>
/// <param name="pauses">Measures the pauses between two tries.</param>
internal sealed class ServerPatience(
    string server, RemoteModelOptions options, TimeProvider time, TimeProvider pauses)
{
    private readonly ResiliencePipeline _retries = Retries(options.Tries - 1, pauses);

    /// <summary>The time until the first piece of an answer has to come.</summary>
    public TimeLimit FirstPiece(CancellationToken cancellationToken) =>
        Limit(options.FirstPieceWithin, cancellationToken);

    /// <summary>Starts the time until the next piece has to come, once the first words are there.</summary>
    public void AwaitNextPiece(TimeLimit limit) => limit.Source.CancelAfter(options.NextPieceWithin);

    /// <summary>Tries until an attempt succeeds, or fails for good.</summary>
    /// <exception cref="UnanswerableException">Given up, though the server is there.</exception>
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
        var tries = 0;
        try
        {
            return await _retries.ExecuteAsync(
                async stop =>
                {
                    tries++;
                    return await TryAsync(attempt, stop);
                },
                cancellationToken);
        }
        catch (ServerUnavailableException failed)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var said = tries == 1 ? failed.Message : $"{failed.Message} Given up after {tries} tries.";
            throw failed.IsThere ? new UnanswerableException(said, failed) : new ModelException(said, failed);
        }
    }

    private async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken stop)
    {
        try
        {
            return await attempt(stop);
        }
        catch (Exception failed) when (AsUnavailable(failed, stop) is { } unavailable)
        {
            throw unavailable;
        }
    }

    /// <summary>Pauses as long as the server asks, else 1, 2, 4 ... 30 seconds.</summary>
    private static ResiliencePipeline Retries(int most, TimeProvider pauses)
    {
        if (most < 1)
        {
            return ResiliencePipeline.Empty;
        }

        return new ResiliencePipelineBuilder { TimeProvider = pauses }.AddRetry(new RetryStrategyOptions
        {
            MaxRetryAttempts = most,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromSeconds(1),
            MaxDelay = TimeSpan.FromSeconds(30),
            ShouldHandle = static tried => ValueTask.FromResult(
                tried.Outcome.Exception is ServerUnavailableException failed && !(failed.After > RetryAfter.Longest)),
            DelayGenerator = static tried => ValueTask.FromResult(
                tried.Outcome.Exception is ServerUnavailableException failed ? failed.After : null),
        }).Build();
    }

    private TimeLimit Limit(TimeSpan within, CancellationToken cancellationToken) =>
        new(within, time, cancellationToken);
}
