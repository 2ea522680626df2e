using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>Appends numbered events without gaps. What was written is never changed.</summary>
/// <remarks>Safe to use from several threads. A method that writes returns once its rows are on the disk.</remarks>
public sealed class EventWriter(WritingTurn turn, StoreProvider provider, TimeProvider time)
{
    /// <summary>Gives an event the next number of its case and writes it, its answer with it.</summary>
    /// <exception cref="DiskFullException">There is no room, and nothing was written.</exception>
    /// <exception cref="UnwrittenException">The store may not be written now, and nothing was.</exception>
    /// <exception cref="NoSuchCaseException">There is none, or none any more.</exception>
    public Task<JournalEntry> AppendAsync(
        string caseId, CaseEvent happened, Answer? answer, CancellationToken cancellationToken) =>
        turn.WriteAsync(context => AddAsync(context, caseId, happened, answer, cancellationToken), cancellationToken);

    /// <summary>Writes a correction, unless it counts already word for word: sent twice, it is written once.</summary>
    /// <param name="caseId">Of the case.</param>
    /// <param name="said">The correction of a key frame or of the phases.</param>
    /// <param name="replaces">
    /// Number of the correction that its author has seen there, 0 for none; another one that counts now is not
    /// replaced. Null where the author did not look.
    /// </param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DiskFullException">There is no room, and nothing was written.</exception>
    /// <exception cref="UnwrittenException">The store may not be written now, and nothing was.</exception>
    /// <exception cref="NoSuchCaseException">There is none, or none any more.</exception>
    public Task<CorrectionOutcome> CorrectAsync(
        string caseId, CaseEvent said, long? replaces, CancellationToken cancellationToken) =>
        turn.WriteAsync(
            async context =>
            {
                var counts = await CountingAsync(context, caseId, said, cancellationToken);
                if (counts is not null && EventRows.SaysTheSame(counts, said))
                {
                    return new CorrectionOutcome.Repeated(EventRows.Read(counts));
                }

                return replaces is { } seen && seen != (counts?.Number ?? 0)
                    ? new CorrectionOutcome.Overtaken(counts is null ? null : EventRows.Read(counts))
                    : (CorrectionOutcome)new CorrectionOutcome.Written(
                        await AddAsync(context, caseId, said, answer: null, cancellationToken));
            },
            cancellationToken);

    private Task<EventRow?> CountingAsync(
        StoreContext context, string caseId, CaseEvent said, CancellationToken cancellationToken)
    {
        var ofSame = said is CaseEvent.Corrected { Said.Index: var index }
            ? provider.Corrections(context, caseId, index)
            : context.Events.Where(e => e.CaseId == caseId && e.Path != null);
        return ofSame.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken);
    }

    private async Task<JournalEntry> AddAsync(
        StoreContext context, string caseId, CaseEvent happened, Answer? answer, CancellationToken cancellationToken)
    {
        if (!await context.Cases.AnyAsync(c => c.Id == caseId, cancellationToken)
            || await context.Deletions.AnyAsync(d => d.CaseId == caseId, cancellationToken))
        {
            throw new NoSuchCaseException();
        }

        var last = await context.Events.Where(e => e.CaseId == caseId)
            .MaxAsync(e => (long?)e.Number, cancellationToken);
        var entry = new JournalEntry((last ?? 0) + 1, time.GetStoredNow(), happened);
        context.Events.Add(EventRows.Of(caseId, entry));
        if (answer is not null && happened is CaseEvent.KeyFrame { Analysis: var keyFrame })
        {
            context.Answers.Add(EventRows.Of(caseId, entry.Number, keyFrame, answer));
        }

        await context.SaveChangesAsync(cancellationToken);
        return entry;
    }
}
