using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Deletion;
using Surgical.Cases.Footage;
using Surgical.Cases.Intake;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Postgres;
using Surgical.Cases.Store.Sqlite;
using Surgical.Cases.Store.Tables;
using Surgical.Dashboard.Library;

namespace Surgical.Dashboard.Edge;

/// <summary>Registers the books of the theatre and what works on them.</summary>
internal static class CasesSetup
{
    /// <param name="services">Registered with.</param>
    /// <param name="folder">Of videos and pictures.</param>
    /// <param name="database">PostgreSQL's connection string; null for tables in the folder.</param>
    public static IServiceCollection AddStore(
        this IServiceCollection services, string folder, string? database = null)
    {
        services.AddSingleton(_ => new DataFolder(folder));
        services.AddSingleton<PictureFolder>();
        services.AddSingleton<StoreProvider>(database is null ? new SqliteProvider() : new PostgresProvider());
        services.AddSingleton<StoreCondition>();
        services.AddSingleton<StoreCheck>();
        services.AddSingleton<Quarantine>();
        services.AddSingleton<CaseStore>();
        services.AddSingleton(_ => new Meter("Surgical"));
        services.AddSingleton<StoreFigures>();
        services.AddSingleton<WritingTurn>();
        services.AddSingleton<EventWriter>();
        services.AddSingleton<EventTrace>();
        services.AddSingleton<CaseEraser>();
        services.AddSingleton<ErasureLedger>();
        services.AddSingleton<Remains>();
        services.AddDbContextFactory<StoreContext, StoreContexts>((provider, options) =>
            provider.GetRequiredService<StoreProvider>()
                .Write(options, database ?? provider.GetRequiredService<DataFolder>().Database));
        services.AddExceptionHandler<UnansweredStore>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<StoreHolding>(
            provider, database ?? provider.GetRequiredService<DataFolder>().Database));
        services.AddHostedService(provider => provider.GetRequiredService<StoreHolding>());
        services.AddHostedService<StoreOpening>();
        return services;
    }

    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.AddSingleton<TheatreBoard>();
        services.AddSingleton<TheatreFigures>();
        services.AddSingleton<CaseJournal>();
        services.AddSingleton<LostEvents>();
        services.AddSingleton<VideoPreparation>();
        services.AddSingleton<SameFootage>();
        services.AddSingleton<TakenFiles>();
        services.AddSingleton(provider => LeastRoom.On(
            provider.GetRequiredService<DataFolder>(), provider.GetRequiredService<AdmissionOptions>()));
        services.AddSingleton<Places>();
        services.AddSingleton<Admission>();
        services.AddSingleton<ReadingFigures>();
        services.AddSingleton<CaseReading>();
        services.AddSingleton<SampleCases>();
        services.AddSingleton<CaseRunner>();
        services.AddSingleton<RoomWatch>();
        services.AddSingleton<CaseDeletion>();
        services.AddSingleton<EmptiedEvents>();
        services.AddSingleton<EventErasure>();
        services.AddSingleton<ErasureWatch>();
        services.AddSingleton<OpenVideos>();
        services.AddHostedService<CaseRuns>();
        return services;
    }
}
