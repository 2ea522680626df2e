using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Surgical.Cases.Store.Sqlite;

/// <summary>
/// Makes a commit wait for the disk: what a client was told must survive kill -9 and a power cut. What is removed is
/// overwritten.
/// </summary>
internal sealed class DurableConnections : DbConnectionInterceptor
{
    // The write-ahead log lets readers go on while an event is written. All settings are SQLite's own words:
    // https://www.sqlite.org/pragma.html#pragma_synchronous
    private const string Durable =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (!IsWriter(connection))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Durable;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (!IsWriter(connection))
        {
            return;
        }

        var command = connection.CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = Durable;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    // Entity Framework looks only to read whether there are tables: of a file without a log, that could not be set.
    private static bool IsWriter(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode is not SqliteOpenMode.ReadOnly;
}
