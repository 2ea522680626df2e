using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Surgical.Dashboard.Cases;
using Surgical.Dashboard.Store;
using Surgical.TestKit;

namespace Surgical.Dashboard.Tests;

/// <summary>A real store in a folder of its own, with one case in it.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    public const string CaseId = "00000000000000aa";
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private OpenStore()
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddSingleton<TimeProvider>(new ManualTime())
            .AddStore(_folder.Path)
            .BuildServiceProvider();
    }

    public CaseStore Cases => _services.GetRequiredService<CaseStore>();

    public PictureFolder Pictures => _services.GetRequiredService<PictureFolder>();

    public DataFolder Data => _services.GetRequiredService<DataFolder>();

    public static async Task<OpenStore> CreateAsync()
    {
        var opened = new OpenStore();
        opened.Data.Open();
        await opened.Cases.MigrateAsync(TestContext.Current.CancellationToken);
        await opened.Cases.AddAsync(Say.Case(CaseId), TestContext.Current.CancellationToken);
        return opened;
    }

    public StoreContext Context() => _services.GetRequiredService<IDbContextFactory<StoreContext>>().CreateDbContext();

    public Task<CaseEvent> AppendAsync(EventDraft draft) =>
        Cases.AppendAsync(CaseId, draft, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
