using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Tables;
using Surgical.Dashboard.Edge;
using Surgical.TestKit;

namespace Surgical.TestKit.Cases;

/// <summary>A real store in a folder of its own, with one case in it.</summary>
public sealed class OpenStore : IAsyncDisposable
{
    public const string CaseId = "00000000000000aa";
    private readonly TemporaryFolder _folder = new();
    private readonly string? _database;
    private ServiceProvider _services;

    private OpenStore(string? database)
    {
        _database = database;
        _services = Open();
    }

    public CaseStore Cases => _services.GetRequiredService<CaseStore>();

    public EventWriter Writer => _services.GetRequiredService<EventWriter>();

    public CaseEraser Eraser => _services.GetRequiredService<CaseEraser>();

    /// <summary>Where everything lies.</summary>
    public string Folder => _folder.Path;

    public PictureFolder Pictures => _services.GetRequiredService<PictureFolder>();

    public StoreProvider Provider => _services.GetRequiredService<StoreProvider>();

    public FakeTimeProvider Time { get; } = new();

    public StoreCheck Check => _services.GetRequiredService<StoreCheck>();

    public StoreCondition Condition => _services.GetRequiredService<StoreCondition>();

    public Quarantine Quarantine => _services.GetRequiredService<Quarantine>();

    public DataFolder Data => _services.GetRequiredService<DataFolder>();

    public static async Task<OpenStore> CreateAsync(Database database) =>
        await OnAsync(await TestPostgres.StoreAsync(database));

    /// <summary>In a file of its folder.</summary>
    /// <param name="version">Null for today's; else the name of the last migration of an older one.</param>
    public static Task<OpenStore> CreateAsync(string? version = null) => OnAsync(database: null, version);

    /// <param name="database">PostgreSQL's connection string; null for a file in its folder.</param>
    /// <param name="version">Null for today's; else the name of the last migration of an older one.</param>
    /// <param name="enters">False leaves out the case.</param>
    public static async Task<OpenStore> OnAsync(string? database, string? version = null, bool enters = true)
    {
        var opened = new OpenStore(database);
        opened.Data.Open();
        await using (var context = opened.Context())
        {
            await context.GetService<IMigrator>().MigrateAsync(version, TestContext.Current.CancellationToken);
        }

        if (enters)
        {
            await opened.Cases.AddAsync(Say.Case(CaseId), TestContext.Current.CancellationToken);
        }

        return opened;
    }

    public StoreContext Context() => _services.GetRequiredService<IDbContextFactory<StoreContext>>().CreateDbContext();

    public Task<JournalEntry> AppendAsync(CaseEvent happened, Answer? answer = null) =>
        Writer.AppendAsync(CaseId, happened, author: null, answer, TestContext.Current.CancellationToken);

    /// <summary>Ends with all that is in memory, as a program that stops does, and opens what is on the disk.</summary>
    public async Task RestartAsync()
    {
        await using (var context = Context())
        {
            switch (context.Database.GetDbConnection())
            {
                case SqliteConnection file:
                    SqliteConnection.ClearPool(file);
                    break;
                case NpgsqlConnection connection:
                    NpgsqlConnection.ClearPool(connection);
                    break;
            }
        }

        await _services.DisposeAsync();
        _services = Open();
        Data.Open();
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    private ServiceProvider Open() => new ServiceCollection()
        .AddLogging()
        .AddSingleton<TimeProvider>(Time)
        .AddStore(_folder.Path, _database)
        .BuildServiceProvider();
}
