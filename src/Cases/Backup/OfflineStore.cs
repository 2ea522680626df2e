using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Surgical.Cases.Deletion;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Postgres;
using Surgical.Cases.Store.Sqlite;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Backup;

/// <summary>A data folder and its tables without a server: for this process alone while it is open.</summary>
internal sealed class OfflineStore : IAsyncDisposable
{
    private readonly Meter _meter = new("Surgical");
    private readonly WritingTurn _turn;
    private StoreHold? _hold;

    private OfflineStore(DataFolder data, StoreProvider provider, string database)
    {
        var contexts = StoreContexts.ToWrite(provider, database);
        var (time, pictures, condition) = (TimeProvider.System, new PictureFolder(data), new StoreCondition());
        (Data, Cases, Ledger) = (data, new(contexts, provider, condition), new(data));
        _turn = new(contexts, provider, condition, new(_meter, time));
        Eraser = new(contexts, _turn, provider, time);
        Remains = new(Eraser, data, pictures, Ledger, time, NullLogger<Remains>.Instance);
        Emptied = new(provider, _turn, new(_turn, provider, time), Eraser, pictures, Ledger, data, time);
    }

    public DataFolder Data { get; }

    public CaseStore Cases { get; }

    public CaseEraser Eraser { get; }

    public Remains Remains { get; }

    public EmptiedEvents Emptied { get; }

    public ErasureLedger Ledger { get; }

    /// <summary>Opens a folder of this or an earlier version, and brings it up to date.</summary>
    /// <param name="folder">As the user named it.</param>
    /// <param name="database">PostgreSQL's connection string; null where the tables lie in the folder.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="IOException">Another process has it.</exception>
    public static async Task<OfflineStore> OpenAsync(
        string folder, string? database, CancellationToken cancellationToken)
    {
        var data = new DataFolder(folder);
        StoreProvider provider = database is null ? new SqliteProvider() : new PostgresProvider();
        var opened = new OfflineStore(data, provider, database ?? data.Database);
        try
        {
            data.Open();
            opened._hold = await provider.HoldAsync(database ?? data.Database, cancellationToken);
            await opened.Cases.MigrateAsync(cancellationToken);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_hold is not null)
        {
            await _hold.DisposeAsync();
        }

        _turn.Dispose();
        _meter.Dispose();
        Data.Dispose();
    }
}
