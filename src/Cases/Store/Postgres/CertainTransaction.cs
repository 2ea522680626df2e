using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Surgical.Cases.Store.Postgres;

/// <summary>
/// A transaction of which it is known afterwards whether it stands. A connection that breaks during a commit leaves
/// that open; the database itself remembers it: https://www.postgresql.org/docs/current/functions-info.html.
/// </summary>
/// <param name="inner">As it was begun.</param>
/// <param name="id">Of the transaction.</param>
/// <param name="connection">Of the transaction; others like it ask.</param>
internal sealed class CertainTransaction(IDbContextTransaction inner, string id, NpgsqlConnection connection)
    : IDbContextTransaction
{
    // A server that is started again answers in seconds; who waits for the commit does not wait for longer.
    private static readonly TimeSpan LongestAsking = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);

    public Guid TransactionId => inner.TransactionId;

    public void Commit() => inner.Commit();

    public async Task CommitAsync(CancellationToken cancellationToken = default)
    {
        try
        {
            await inner.CommitAsync(cancellationToken);
        }
        catch (Exception lost) when (PostgresFailure.IsAway(lost))
        {
            if (!await StandsAsync(cancellationToken))
            {
                throw;
            }
        }
    }

    public void Rollback() => inner.Rollback();

    public Task RollbackAsync(CancellationToken cancellationToken = default) => inner.RollbackAsync(cancellationToken);

    public void Dispose() => inner.Dispose();

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <returns>False also where the database stays away: then only the next start knows.</returns>
    private async Task<bool> StandsAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestAsking);
        while (true)
        {
            try
            {
                if (await StatusAsync(limit.Token) is { } status and not "in progress")
                {
                    return status == "committed";
                }

                await Task.Delay(BetweenTries, limit.Token);
            }
            catch (NpgsqlException) when (!limit.IsCancellationRequested)
            {
                await Task.Delay(BetweenTries, CancellationToken.None);
            }
            catch (Exception over) when (over is NpgsqlException or OperationCanceledException)
            {
                return false;
            }
        }
    }

    private async Task<string?> StatusAsync(CancellationToken cancellationToken)
    {
        await using var another = (NpgsqlConnection)((ICloneable)connection).Clone();
        await another.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand("SELECT pg_xact_status($1::xid8)", another)
        {
            Parameters = { new() { Value = id, DataTypeName = "text" } },
        };
        return await command.ExecuteScalarAsync(cancellationToken) as string;
    }
}
