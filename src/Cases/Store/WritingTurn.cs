using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>Lets one write to the tables at a time.</summary>
/// <remarks>
/// The store has one writer at a time; left to it, the others sleep and ask again, for seconds when many do.
/// </remarks>
public sealed class WritingTurn(
    IDbContextFactory<StoreContext> contexts,
    StoreProvider provider,
    StoreCondition condition,
    StoreFigures figures) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Writes in one transaction, which is on the disk when it returns.</summary>
    /// <exception cref="DiskFullException">There is no room, and nothing was written.</exception>
    /// <exception cref="UnwrittenException">The store may not be written now, and nothing was.</exception>
    internal Task<T> WriteAsync<T>(Func<StoreContext, Task<T>> write, CancellationToken cancellationToken) => TakeAsync(
        async context =>
        {
            await using var transaction = await provider.BeginWritingAsync(context, cancellationToken);
            var written = await write(context);

            // Once it is written it is said: a commit that is given up half-way may stand all the same.
            await transaction.CommitAsync(CancellationToken.None);
            return written;
        },
        cancellationToken);

    /// <summary>Does what no transaction can hold, while nobody else writes.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    internal Task<T> TakeAsync<T>(Func<StoreContext, Task<T>> work, CancellationToken cancellationToken) =>
        figures.OfAsync(() => InTurnAsync(work, cancellationToken));

    private async Task<T> InTurnAsync<T>(Func<StoreContext, Task<T>> work, CancellationToken cancellationToken)
    {
        condition.RequireWritable();
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            return await work(context);
        }
        catch (Exception failed) when (provider.Meaning(failed) is { } meant)
        {
            throw meant;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Once nobody writes any more.</summary>
    public void Dispose() => _turn.Dispose();
}
