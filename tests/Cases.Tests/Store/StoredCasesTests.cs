using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store;

public sealed class StoredCasesTests : IDisposable
{
    private readonly TemporaryFolder _copy = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _copy.Dispose();

    [Fact]
    public async Task OpenAsync_ACopyBesideWhichNothingMayBeWritten_IsReadAllTheSame()
    {
        await using (var store = await OpenStore.CreateAsync())
        {
            await store.AppendAsync(Say.Corrected(50, "Dr A"));
            await using var context = store.Context();
            await context.Database.ExecuteSqlAsync($"VACUUM INTO {_copy["surgical.db"]}", Stop);
        }

        await MakeWriteAheadAsync();

        // A folder in the place of the file that SQLite makes: it is refused, as on a read-only disk, to root as well.
        Directory.CreateDirectory(_copy["surgical.db-shm"]);

        var opened = await StoredCases.OpenAsync(_copy.Path, database: null, Stop);

        var told = Assert.Single(await opened.EventsAsync(OpenStore.CaseId, after: 0, Stop));
        Assert.Equal("Dr A", Assert.IsType<CaseEvent.Corrected>(told.Event).Said.By);
    }

    /// <summary>Copies have SQLite's usual journal; a data folder's own has the write-ahead log.</summary>
    private async Task MakeWriteAheadAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={_copy["surgical.db"]};Pooling=False");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        await command.ExecuteNonQueryAsync(Stop);
    }
}
