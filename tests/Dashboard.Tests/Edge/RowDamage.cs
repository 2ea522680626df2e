using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Surgical.Dashboard.Tests.Edge;

/// <summary>A row of one case that says something which no program of ours has written.</summary>
/// <param name="Words">Of either database; @case is the case, @endless a number beyond all bounds.</param>
/// <param name="PostgresRefuses">Whether the type of a column keeps PostgreSQL from it.</param>
internal sealed record RowDamage(string Words, bool PostgresRefuses = false)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<RowDamage> All { get; } =
    [
        new("""UPDATE events SET "KeyFrame" = '{"index":' WHERE "CaseId" = @case AND "Number" = 5"""),
        new("""UPDATE events SET "Kind" = 'Danced' WHERE "CaseId" = @case AND "Number" = 7"""),
        new("""UPDATE events SET "KeyFrame" = NULL WHERE "CaseId" = @case AND "Number" = 9"""),
        new("""DELETE FROM events WHERE "CaseId" = @case AND "Number" = 11"""),
        new("""UPDATE events SET "At" = 'some day' WHERE "CaseId" = @case AND "Number" = 3""", PostgresRefuses: true),
        new("""UPDATE events SET "At" = '4000-01-01 BC' WHERE "CaseId" = @case AND "Number" = 3"""),
        new("""UPDATE events SET "KeyFrame" = 'null' WHERE "CaseId" = @case AND "Number" = 4"""),
        new("""UPDATE events SET "KeyFrame" = '{}' WHERE "CaseId" = @case AND "Number" = 4"""),
        new("""
            UPDATE events SET "KeyFrame" = replace("KeyFrame", '"seconds":', '"seconds":1e999,"was":')
            WHERE "CaseId" = @case AND "Number" = 21
            """),
        new("""UPDATE events SET "Correction" = '[]' WHERE "CaseId" = @case AND "Correction" IS NOT NULL"""),
        new("""UPDATE events SET "Number" = 'one' WHERE "CaseId" = @case AND "Number" = 1""", PostgresRefuses: true),
        new("""UPDATE events SET "Number" = -1 WHERE "CaseId" = @case AND "Number" = 1"""),
        new("""UPDATE cases SET "CreatedAt" = 'long ago' WHERE "Id" = @case""", PostgresRefuses: true),
        new("""UPDATE cases SET "CreatedAt" = '4000-01-01 BC' WHERE "Id" = @case"""),
        new("""UPDATE videos SET "DurationSeconds" = @endless WHERE "CaseId" = @case"""),
        new("""DELETE FROM videos WHERE "CaseId" = @case"""),
    ];

    /// <summary>Does it, whatever the tables allow but for the types of their columns.</summary>
    /// <returns>False where a type does not.</returns>
    public async Task<bool> DoAsync(CopiedStore store, string caseId, CancellationToken cancellationToken)
    {
        await using DbConnection connection = store.Database is null
            ? new SqliteConnection($"Data Source={store.File};Pooling=False;Foreign Keys=False")
            : new NpgsqlConnection($"{store.Database};Pooling=False");
        await connection.OpenAsync(cancellationToken);
        await SilenceTriggersAsync(connection, cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = Words;
        Give(command, "case", caseId);
        Give(command, "endless", double.PositiveInfinity);
        try
        {
            Assert.Equal(1, await command.ExecuteNonQueryAsync(cancellationToken));
            return true;
        }
        catch (PostgresException refused) when (refused.SqlState is PostgresErrorCodes.InvalidDatetimeFormat
            or PostgresErrorCodes.InvalidTextRepresentation)
        {
            return false;
        }
    }

    private static async Task SilenceTriggersAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        if (connection is NpgsqlConnection)
        {
            await ExecuteAsync(connection, "SET session_replication_role = replica", cancellationToken);
            return;
        }

        foreach (var trigger in await TriggersAsync(connection, cancellationToken))
        {
            await ExecuteAsync(connection, $"DROP TRIGGER {trigger}", cancellationToken);
        }
    }

    private static async Task<List<string>> TriggersAsync(
        DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var found = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private static async Task ExecuteAsync(
        DbConnection connection, string words, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = words;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static void Give(DbCommand command, string name, object value)
    {
        if (command.CommandText.Contains($"@{name}", StringComparison.Ordinal))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }
    }
}
