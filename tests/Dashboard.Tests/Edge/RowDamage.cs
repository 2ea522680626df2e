using Microsoft.Data.Sqlite;

namespace Surgical.Dashboard.Tests.Edge;

/// <summary>Rows of one case that say something which no program of ours has written.</summary>
internal static class RowDamage
{
    private static readonly string[] Words =
    [
        "UPDATE events SET KeyFrame = '{\"index\":' WHERE CaseId = $case AND Number = 5",
        "UPDATE events SET Kind = 'Danced' WHERE CaseId = $case AND Number = 7",
        "UPDATE events SET KeyFrame = NULL WHERE CaseId = $case AND Number = 9",
        "DELETE FROM events WHERE CaseId = $case AND Number = 11",
        "UPDATE events SET At = 'yesterday' WHERE CaseId = $case AND Number = 3",
        "UPDATE events SET KeyFrame = 'null' WHERE CaseId = $case AND Number = 4",
        "UPDATE events SET KeyFrame = '{}' WHERE CaseId = $case AND Number = 4",
        "UPDATE events SET Correction = '[]' WHERE CaseId = $case AND Correction IS NOT NULL",
        "UPDATE events SET Number = 'one' WHERE CaseId = $case AND Number = 1",
        "UPDATE cases SET CreatedAt = 'long ago' WHERE Id = $case",
        "DELETE FROM videos WHERE CaseId = $case",
    ];

    /// <summary>How many ways there are.</summary>
    public static int Kinds => Words.Length;

    /// <summary>Does one of them, whatever the tables allow.</summary>
    public static async Task DoAsync(string database, string caseId, int kind, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync(cancellationToken);
        foreach (var trigger in await TriggersAsync(connection, cancellationToken))
        {
            await ExecuteAsync(connection, $"DROP TRIGGER {trigger}", caseId, cancellationToken);
        }

        await ExecuteAsync(connection, Words[kind], caseId, cancellationToken);
    }

    private static async Task<List<string>> TriggersAsync(
        SqliteConnection connection, CancellationToken cancellationToken)
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
        SqliteConnection connection, string words, string caseId, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = words;
        command.Parameters.AddWithValue("$case", caseId);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
