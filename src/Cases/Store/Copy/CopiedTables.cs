using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store.Copy;

/// <summary>
/// Copies tables from one database to another, whichever they are, and compares every field of every row.
/// </summary>
internal static class CopiedTables
{
    private const int RowsAtOnce = 500;

    /// <param name="from">Of one moment: nobody writes, or a transaction hides it.</param>
    /// <param name="to">Its tables are there, and empty.</param>
    /// <param name="cancellationToken">Ends it, with some rows copied.</param>
    /// <exception cref="IOException">A row is not as it was.</exception>
    public static async Task<IReadOnlyList<CopiedRows>> AllAsync(
        StoreContext from, StoreContext to, CancellationToken cancellationToken) =>
    [
        await CopyAsync(from, to, c => c.Cases.OrderBy(r => r.Sequence), cancellationToken),
        await CopyAsync(from, to, c => c.Videos.OrderBy(r => r.CaseId), cancellationToken),
        await CopyAsync(from, to, c => c.Events.OrderBy(r => r.CaseId).ThenBy(r => r.Number), cancellationToken),
        await CopyAsync(from, to, c => c.Answers.OrderBy(r => r.CaseId).ThenBy(r => r.Number), cancellationToken),
        await CopyAsync(from, to, c => c.Deletions.OrderBy(r => r.CaseId), cancellationToken),
        await CopyAsync(from, to, c => c.RemovedSamples.OrderBy(r => r.Name), cancellationToken),
    ];

    private static async Task<CopiedRows> CopyAsync<T>(
        StoreContext from,
        StoreContext to,
        Func<StoreContext, IQueryable<T>> table,
        CancellationToken cancellationToken)
        where T : class
    {
        await foreach (var rows in table(from).AsNoTracking().AsAsyncEnumerable()
            .Chunk(RowsAtOnce).WithCancellation(cancellationToken))
        {
            to.AddRange(rows);
            await to.SaveChangesAsync(cancellationToken);
            to.ChangeTracker.Clear();
        }

        var name = to.Model.FindEntityType(typeof(T))!.GetTableName()!;
        return new(name, await RowComparison.SameAsync(from, to, table, cancellationToken));
    }
}
