using Microsoft.Data.Sqlite;
using Npgsql;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

public sealed class StoreCopyKillTests : IAsyncLifetime
{
    private const int Events = 20_000;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using (var server = await RunningServer.StartOnAsync(_folder.Path))
        {
            var caseId = await server.EnterCaseAsync();
            await server.AppendAsync(caseId, Say.Started);
            await server.AppendAsync(caseId, Say.KeyFrame(1, "incision"));
        }

        await using var connection = new SqliteConnection($"Data Source={_folder["surgical.db"]};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = $"""
            WITH RECURSIVE more(Place) AS (SELECT 3 UNION ALL SELECT Place + 1 FROM more WHERE Place < {Events})
            INSERT INTO events (CaseId, Number, Kind, At, KeyFrame, Author)
            SELECT CaseId, Place, Kind, At, KeyFrame, Author FROM events, more WHERE Number = 2
            """;
        await command.ExecuteNonQueryAsync(Stop);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Copy_KilledInTheMiddle_LeavesTheTargetEmptyAndIsDoneByTheNextTry()
    {
        var database = await TestPostgres.CreateAsync();
        await KillAsync(database, """SELECT to_regclass('"__EFMigrationsHistory"') IS NOT NULL""");
        await KillAsync(database, "SELECT to_regclass('events') IS NOT NULL");
        await KillAsync(database, "SELECT pg_relation_size('events') > 8192");
        await KillAsync(database, $"SELECT pg_relation_size('events') > {await BytesAsync(database)} + 1000000");

        Assert.Equal(0L, await AskAsync(database, "SELECT count(*) FROM cases"));
        Assert.Equal(0L, await AskAsync(database, "SELECT count(*) FROM events"));
        var next = await CopyAsync(database);
        Assert.Equal((0, ""), (next.ExitCode, next.Errors));
        Assert.Contains($"events: {Events:N0} copied and compared", next.Output, StringComparison.Ordinal);
        var again = await CopyAsync(database);
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("expected an empty database, found cases in it", again.Errors, StringComparison.Ordinal);
    }

    /// <summary>Kills a copy at once when the database says yes.</summary>
    private async Task KillAsync(string database, string when)
    {
        using var copy = ProgramRun.Start(["store", "copy", "--from", _folder.Path, "--to", database]);
        while (await AskAsync(database, when) is not true)
        {
            Assert.False(copy.HasExited, $"The copy ended before {when}.");
        }

        copy.Kill();
        await copy.WaitForExitAsync(Stop);
        Assert.NotEqual(0, copy.ExitCode);
    }

    private static async Task<long> BytesAsync(string database) =>
        (long)(await AskAsync(database, "SELECT pg_relation_size('events')"))!;

    private Task<ProgramRun> CopyAsync(string database) =>
        ProgramRun.OfAsync(["store", "copy", "--from", _folder.Path, "--to", database], Stop);

    private static async Task<object?> AskAsync(string database, string words)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Stop);
        await using var command = new NpgsqlCommand(words, connection);
        return await command.ExecuteScalarAsync(Stop);
    }
}
