using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>Takes whole cases out of the tables, in steps each of which can be done again.</summary>
/// <remarks>Safe to use from several threads. A method that writes returns once its rows are on the disk.</remarks>
public sealed class CaseEraser(
    IDbContextFactory<StoreContext> contexts, WritingTurn turn, StoreProvider provider, TimeProvider time)
{
    /// <summary>
    /// Writes down that a case is deleted: from then on nothing shows it, and what is left of it is erased, if not now
    /// then at the next start.
    /// </summary>
    /// <param name="caseId">Of the case.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>False where there is no such case, or none any more.</returns>
    /// <exception cref="DiskFullException">There is no room, and nothing was written.</exception>
    /// <exception cref="UnwrittenException">The store may not be written now, and nothing was.</exception>
    public Task<bool> BuryAsync(string caseId, CancellationToken cancellationToken) => turn.WriteAsync(
        async context =>
        {
            var entry = await context.Cases.AsNoTracking()
                .SingleOrDefaultAsync(c => c.Id == caseId, cancellationToken);
            if (entry is null || await context.Deletions.AnyAsync(d => d.CaseId == caseId, cancellationToken))
            {
                return false;
            }

            context.Deletions.Add(new() { CaseId = caseId, At = time.GetStoredNow() });
            if (entry.IsSample
                && !await context.RemovedSamples.AnyAsync(s => s.Name == entry.Name, cancellationToken))
            {
                context.RemovedSamples.Add(new() { Name = entry.Name });
            }

            await context.SaveChangesAsync(cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Cases that are deleted, and of which something may be left.</summary>
    public async Task<IReadOnlyList<string>> BuriedAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Deletions.Select(d => d.CaseId).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Names of the samples that are there, be they shown or damaged, and of those that somebody deleted.
    /// </summary>
    public async Task<IReadOnlySet<string>> SamplesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var there = await context.Cases.Where(c => c.IsSample).Select(c => c.Name).ToListAsync(cancellationToken);
        var removed = await context.RemovedSamples.Select(s => s.Name).ToListAsync(cancellationToken);
        return there.Union(removed).ToHashSet();
    }

    /// <summary>Removes the rows of a buried case, and before them the pictures that it alone shows.</summary>
    /// <param name="caseId">Of the case.</param>
    /// <param name="pictures">Told to remove each while nobody can write an event that shows it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal Task<ErasedRows> EraseAsync(
        string caseId, PictureFolder pictures, CancellationToken cancellationToken) => turn.WriteAsync(
        async context =>
        {
            var own = await OwnPicturesAsync(context, caseId, pictures.Unwritten, cancellationToken);
            var removed = own.Select(pictures.Remove).ToList();
            await context.Answers.Where(a => a.CaseId == caseId).ExecuteDeleteAsync(cancellationToken);
            var events = await context.Events.Where(e => e.CaseId == caseId).ExecuteDeleteAsync(cancellationToken);
            await context.Videos.Where(v => v.CaseId == caseId).ExecuteDeleteAsync(cancellationToken);
            await context.Cases.Where(c => c.Id == caseId).ExecuteDeleteAsync(cancellationToken);
            return new ErasedRows(events, removed.Count(bytes => bytes > 0), removed.Sum());
        },
        cancellationToken);

    /// <summary>Leaves no byte of removed rows in the database's files.</summary>
    /// <exception cref="UnwrittenException">Another program reads the store, and does not let go of it.</exception>
    internal Task<bool> WipeAsync(CancellationToken cancellationToken) => turn.TakeAsync(
        async context =>
        {
            await provider.WipeAsync(context, cancellationToken);
            return true;
        },
        cancellationToken);

    /// <summary>Notes that nothing is left of a case, and forgets its id.</summary>
    internal async Task SettleAsync(string caseId, CancellationToken cancellationToken)
    {
        await turn.WriteAsync(
            context => context.Deletions.Where(d => d.CaseId == caseId).ExecuteDeleteAsync(cancellationToken),
            cancellationToken);
        await turn.TakeAsync(context => provider.CutLogAsync(context, cancellationToken), cancellationToken);
    }

    /// <summary>Every case of which any row is left, be it one that is deleted.</summary>
    internal async Task<IReadOnlySet<string>> KnownAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Cases.Select(c => c.Id)
            .Union(context.Videos.Select(v => v.CaseId))
            .Union(context.Events.Select(e => e.CaseId))
            .Union(context.Deletions.Select(d => d.CaseId))
            .ToHashSetAsync(cancellationToken);
    }

    /// <summary>Every picture that is evidence in a case.</summary>
    internal async Task<IReadOnlySet<string>> PicturesAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Events.Where(e => e.Picture != null).Select(e => e.Picture!)
            .ToHashSetAsync(cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> OwnPicturesAsync(
        StoreContext context, string caseId, IReadOnlyList<string> more, CancellationToken cancellationToken)
    {
        var shown = await context.Events.Where(e => e.CaseId == caseId && e.Picture != null)
            .Select(e => e.Picture!).Distinct().ToListAsync(cancellationToken);
        var all = shown.Union(more).ToList();
        var others = await context.Events
            .Where(e => e.CaseId != caseId && e.Picture != null && all.Contains(e.Picture))
            .Select(e => e.Picture!).ToHashSetAsync(cancellationToken);
        return [.. all.Where(picture => !others.Contains(picture))];
    }
}

/// <summary>What was removed with the rows of a case.</summary>
/// <param name="Events">All of its events.</param>
/// <param name="Pictures">Key frames that no other case shows.</param>
/// <param name="PictureBytes">Of their files.</param>
internal sealed record ErasedRows(int Events, int Pictures, long PictureBytes);
