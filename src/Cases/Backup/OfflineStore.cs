using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using Surgical.Cases.Deletion;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Sqlite;

namespace Surgical.Cases.Backup;

/// <summary>A data folder without a server: for this process alone while it is open.</summary>
internal sealed class OfflineStore : IDisposable
{
    private readonly Meter _meter = new("Surgical");
    private readonly WritingTurn _turn;

    private OfflineStore(DataFolder data, StoreProvider provider)
    {
        var contexts = StoreContexts.ToWrite(provider, data.Database);
        var (time, pictures, condition) = (TimeProvider.System, new PictureFolder(data), new StoreCondition());
        (Data, Cases, Ledger) = (data, new(contexts, provider, condition), new(data));
        _turn = new(contexts, provider, condition, new(_meter, time));
        Eraser = new(contexts, _turn, provider, time);
        Remains = new(Eraser, data, pictures, NullLogger<Remains>.Instance);
        Emptied = new(provider, _turn, new(_turn, provider, time), Eraser, pictures, Ledger, time);
    }

    public DataFolder Data { get; }

    public CaseStore Cases { get; }

    public CaseEraser Eraser { get; }

    public Remains Remains { get; }

    public EmptiedEvents Emptied { get; }

    public ErasureLedger Ledger { get; }

    /// <summary>Opens a folder of this or an earlier version, and brings it up to date.</summary>
    /// <exception cref="IOException">Another process has it.</exception>
    public static async Task<OfflineStore> OpenAsync(string folder, CancellationToken cancellationToken)
    {
        var data = new DataFolder(folder);
        var opened = new OfflineStore(data, new SqliteProvider());
        data.Open();
        await opened.Cases.MigrateAsync(cancellationToken);
        return opened;
    }

    public void Dispose()
    {
        _turn.Dispose();
        _meter.Dispose();
        Data.Dispose();
    }
}
