using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Surgical.Dashboard.Cases;

namespace Surgical.Dashboard.Store;

/// <summary>Registers the store, and opens it before the first request.</summary>
internal static class StoreSetup
{
    public static IServiceCollection AddStore(this IServiceCollection services, string folder)
    {
        services.AddSingleton(_ => new DataFolder(folder));
        services.AddSingleton<PictureFolder>();
        services.AddSingleton<CaseStore>();
        services.AddSingleton<EventWriter>();
        services.AddDbContextFactory<StoreContext>((provider, options) => options
            .UseSqlite(new SqliteConnectionStringBuilder
            {
                DataSource = provider.GetRequiredService<DataFolder>().Database,
            }.ToString())
            .AddInterceptors(new DurableConnections()));
        services.AddHostedService<Opening>();
        return services;
    }

    private sealed class Opening(DataFolder data, CaseStore store, CaseJournal journal) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            data.Open();
            await store.MigrateAsync(cancellationToken);
            await journal.RecallAsync(cancellationToken);
            data.Sweep((await store.CasesAsync(cancellationToken)).Select(stored => stored.Entry.Id).ToHashSet());
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
