using Npgsql;

namespace Surgical.Cases.Store.Postgres;

/// <summary>A lock of one session: it goes with its connection, and so with a server that is killed.</summary>
internal sealed class PostgresHold : StoreHold
{
    // Any number but the one by which writers take turns.
    private const long ServersLock = 0x5375_7267_6963_616D;

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(500);

    // The database may not have noticed yet that the one before has gone.
    private static readonly TimeSpan LongestGoing = TimeSpan.FromSeconds(3);

    private readonly string _database;
    private NpgsqlConnection _connection;

    private PostgresHold(string database, NpgsqlConnection connection) =>
        (_database, _connection) = (database, connection);

    /// <summary>Takes the tables of a database.</summary>
    /// <exception cref="IOException">Another server has them, or the database does not answer in time.</exception>
    public static async Task<PostgresHold> TakeAsync(string database, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestStart);
        try
        {
            return new(database, await LockedAsync(database, limit.Token));
        }
        catch (Exception away) when (away is NpgsqlException
            || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new IOException(
                $"Expected the database {PostgresPlace.Name(database)} to answer. {Words(away)}", away);
        }
    }

    public override async Task KeepAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                await _connection.WaitAsync(cancellationToken);
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or InvalidOperationException)
            {
                await RetakeAsync(cancellationToken);
            }
        }
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    private async Task RetakeAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _connection.DisposeAsync();
            try
            {
                _connection = await LockedAsync(_database, cancellationToken);
                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(BetweenTries, cancellationToken);
            }
        }
    }

    private static async Task<NpgsqlConnection> LockedAsync(string database, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(PostgresPlace.Alone(database));
        try
        {
            await connection.OpenAsync(cancellationToken);
            for (var waited = TimeSpan.Zero; !await TryLockAsync(connection, cancellationToken); waited += BetweenTries)
            {
                if (waited >= LongestGoing)
                {
                    throw new IOException(
                        $"Expected the database {PostgresPlace.Name(database)} for this server alone, "
                        + "but another one has it open.");
                }

                await Task.Delay(BetweenTries, cancellationToken);
            }

            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<bool> TryLockAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"SELECT pg_try_advisory_lock({ServersLock})", connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static string Words(Exception away) => away switch
    {
        PostgresException said => $"It said: {said.MessageText}.",
        OperationCanceledException => $"It did not within {LongestStart.TotalSeconds:F0} s.",
        _ => $"{away.Message.TrimEnd('.')}.",
    };
}
