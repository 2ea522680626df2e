using Microsoft.EntityFrameworkCore;
using Surgical.Dashboard.Cases;
using Surgical.Dashboard.Review;

namespace Surgical.Dashboard.Store;

/// <summary>Appends numbered events without gaps. What was written is never changed.</summary>
/// <remarks>Safe to use from several threads. A method that writes returns once its rows are on the disk.</remarks>
internal sealed class EventWriter(IDbContextFactory<StoreContext> contexts, TimeProvider time) : IDisposable
{
    // SQLite has one writer at a time and lets the others sleep and ask again, for seconds when many do.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Gives an event the next number of its case and writes it, its answer with it.</summary>
    /// <exception cref="DbUpdateException">It could not be written, and nothing was: the disk is full, or there is no such case.</exception>
    public Task<CaseEvent> AppendAsync(string caseId, EventDraft draft, CancellationToken cancellationToken) =>
        InTurnAsync(context => AddAsync(context, caseId, draft, cancellationToken), cancellationToken);

    /// <summary>Writes a correction, unless it counts already word for word: sent twice, it is written once.</summary>
    /// <param name="caseId">Of the case.</param>
    /// <param name="draft">With the correction of a key frame or of the phases.</param>
    /// <param name="replaces">
    /// Number of the correction that its author has seen there, 0 for none; another one that counts now is not replaced.
    /// Null where the author did not look.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DbUpdateException">It could not be written, and nothing was.</exception>
    public Task<CorrectionOutcome> CorrectAsync(
        string caseId, EventDraft draft, long? replaces, CancellationToken cancellationToken) =>
        InTurnAsync(
            async context =>
            {
                var counts = await CountingAsync(context, caseId, draft, cancellationToken);
                if (counts is not null && EventRows.SaysTheSame(counts, draft))
                {
                    return new CorrectionOutcome.Repeated(EventRows.Read(counts));
                }

                return replaces is { } seen && seen != (counts?.Number ?? 0)
                    ? new CorrectionOutcome.Overtaken(counts is null ? null : EventRows.Read(counts))
                    : (CorrectionOutcome)new CorrectionOutcome.Written(
                        await AddAsync(context, caseId, draft, cancellationToken));
            },
            cancellationToken);

    public void Dispose() => _turn.Dispose();

    private static Task<EventRow?> CountingAsync(
        StoreContext context, string caseId, EventDraft draft, CancellationToken cancellationToken)
    {
        var ofSame = draft.Correction is { Index: var index }
            ? context.Events.FromSql(
                $"SELECT * FROM events WHERE CaseId = {caseId} AND Correction ->> 'index' = {index}")
            : context.Events.Where(e => e.CaseId == caseId && e.Path != null);
        return ofSame.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<T> InTurnAsync<T>(Func<StoreContext, Task<T>> write, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);

            // SQLite begins a transaction by taking the write lock, so nobody else can take the same number.
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var written = await write(context);
            await transaction.CommitAsync(cancellationToken);
            return written;
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<CaseEvent> AddAsync(
        StoreContext context, string caseId, EventDraft draft, CancellationToken cancellationToken)
    {
        var last = await context.Events.Where(e => e.CaseId == caseId).MaxAsync(e => (long?)e.Number, cancellationToken);
        var caseEvent = draft.Numbered((last ?? 0) + 1, time.GetUtcNow());
        context.Events.Add(EventRows.Of(caseId, caseEvent));
        if (draft is { Answer: { } answer, KeyFrame: { } keyFrame })
        {
            context.Answers.Add(EventRows.Of(caseId, caseEvent.Number, keyFrame, answer));
        }

        await context.SaveChangesAsync(cancellationToken);
        return caseEvent;
    }
}
