using Surgical.Cases.Store;

namespace Surgical.Dashboard.Edge;

/// <summary>Has the tables of a database for this server alone as long as it runs.</summary>
/// <param name="provider">Of the database.</param>
/// <param name="database">Where it is.</param>
/// <param name="lifetime">Ended where another server has taken them.</param>
/// <param name="logger">Told then.</param>
internal sealed partial class StoreHolding(
    StoreProvider provider, string database, IHostApplicationLifetime lifetime, ILogger<StoreHolding> logger)
    : BackgroundService
{
    private StoreHold? _hold;

    /// <summary>Why the tables are another server's now; null while they are this one's.</summary>
    public IOException? Lost { get; private set; }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _hold = await provider.HoldAsync(database, cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_hold is not null)
        {
            await _hold.DisposeAsync();
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await (_hold?.KeepAsync(stoppingToken) ?? Task.CompletedTask);
        }
        catch (IOException taken)
        {
            Log.Taken(logger, taken.Message);
            Lost = taken;
            lifetime.StopApplication();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Critical, Message = "{Words} This server stops")]
        public static partial void Taken(ILogger logger, string words);
    }
}
