using Surgical.Cases.Deletion;
using Surgical.Cases.Footage;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Edge;

/// <summary>Opens the store before the first request.</summary>
internal sealed class StoreOpening(
    DataFolder data, CaseStore store, Remains remains, EmptiedEvents emptied, CaseJournal journal, SameFootage footage) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        data.Open();
        await store.MigrateAsync(cancellationToken);
        await remains.FinishAsync(cancellationToken);
        await emptied.FinishAsync(cancellationToken);
        await journal.RecallAsync(cancellationToken);
        footage.Recall();
        data.Sweep((await store.CasesAsync(cancellationToken)).Select(stored => stored.Entry.Id).ToHashSet());
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
