using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Store;

/// <summary>
/// Appends numbered events without gaps. What was written is never changed; <see cref="Deletion.EmptiedEvents"/> takes
/// away what some say.
/// </summary>
/// <remarks>Safe to use from several threads. A method that writes returns once its rows are on the disk.</remarks>
public sealed class EventWriter(WritingTurn turn, StoreProvider provider, TimeProvider time)
{
    private readonly StandingChange _standing = new(provider);

    /// <summary>Gives an event the next number of its case and writes it, its answer with it.</summary>
    /// <param name="caseId">Of the case.</param>
    /// <param name="happened">The event.</param>
    /// <param name="author">Who writes it; null where the event tells that by itself.</param>
    /// <param name="answer">What was asked and replied; null where nothing was.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DiskFullException">There is no room, and nothing was written.</exception>
    /// <exception cref="UnwrittenException">The store may not be written now, and nothing was.</exception>
    /// <exception cref="NoSuchCaseException">There is none, or none any more.</exception>
    public Task<JournalEntry> AppendAsync(
        string caseId,
        CaseEvent happened,
        EventAuthor? author,
        Answer? answer,
        CancellationToken cancellationToken) => turn.WriteAsync(
        context => AddAsync(
            context, caseId, happened, new(author ?? EventAuthor.Of(happened)), answer, cancellationToken),
        cancellationToken);

    /// <summary>
    /// Writes a person's change, unless it counts already word for word: sent twice, it is written once.
    /// </summary>
    /// <param name="caseId">Of the case.</param>
    /// <param name="said">A correction, a moment, what became of either, a retry or a cancellation.</param>
    /// <param name="replaces">
    /// Number of the correction that its author has seen there, or of the newest event of the moment, 0 for none;
    /// another one that counts now is not replaced. Null where the author did not look.
    /// </param>
    /// <param name="origin">Where it comes from.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <inheritdoc cref="AppendAsync"/>
    public Task<ChangeOutcome> ChangeAsync(
        string caseId, CaseEvent said, long? replaces, ChangeOrigin origin, CancellationToken cancellationToken) =>
        turn.WriteAsync(
            async context =>
            {
                if (await SentBeforeAsync(context, caseId, origin, cancellationToken) is { } sent)
                {
                    return EventRows.SaysTheSame(sent, said)
                        ? new ChangeOutcome.Repeated(EventRows.Read(sent))
                        : new ChangeOutcome.Reused(EventRows.Read(sent));
                }

                var newest = await _standing.NewestAsync(context, caseId, said, cancellationToken);
                if (newest is not null && EventRows.SaysTheSame(newest, said))
                {
                    return new ChangeOutcome.Repeated(EventRows.Read(newest));
                }

                var counts = newest is null || StandingChange.IsTakenBack(newest) ? null : newest;
                var isOvertaken = replaces is { } seen && seen != (counts?.Number ?? 0);
                return isOvertaken || (said is CaseEvent.CorrectionWithdrawn && counts is null)
                    ? new ChangeOutcome.Overtaken(counts is null ? null : EventRows.Read(counts))
                    : (ChangeOutcome)new ChangeOutcome.Written(
                        await AddAsync(context, caseId, said, origin, answer: null, cancellationToken));
            },
            cancellationToken);

    private static async Task<EventRow?> SentBeforeAsync(
        StoreContext context, string caseId, ChangeOrigin origin, CancellationToken cancellationToken) =>
        origin.Id is not { } id ? null : await context.Events.AsNoTracking()
            .SingleOrDefaultAsync(e => e.CaseId == caseId && e.ClientId == id, cancellationToken);

    private async Task<JournalEntry> AddAsync(
        StoreContext context,
        string caseId,
        CaseEvent happened,
        ChangeOrigin origin,
        Answer? answer,
        CancellationToken cancellationToken)
    {
        if (!await context.Cases.AnyAsync(c => c.Id == caseId, cancellationToken)
            || await context.Deletions.AnyAsync(d => d.CaseId == caseId, cancellationToken))
        {
            throw new NoSuchCaseException();
        }

        var last = await context.Events.Where(e => e.CaseId == caseId)
            .MaxAsync(e => (long?)e.Number, cancellationToken);
        var entry = new JournalEntry((last ?? 0) + 1, time.GetStoredNow(), happened) { Author = origin.By };
        context.Events.Add(EventRows.Of(caseId, entry, origin.Id));
        if (answer is not null && happened is CaseEvent.KeyFrame { Analysis: var keyFrame })
        {
            context.Answers.Add(EventRows.Of(caseId, entry.Number, keyFrame, answer));
        }

        await context.SaveChangesAsync(cancellationToken);
        return entry;
    }

    /// <summary>Writes down an erasure beside the rows that it empties, in their transaction.</summary>
    internal Task<JournalEntry> AddErasureAsync(
        StoreContext context,
        string caseId,
        CaseEvent.Erasure erasure,
        ChangeOrigin origin,
        CancellationToken cancellationToken) =>
        AddAsync(context, caseId, erasure, origin, answer: null, cancellationToken);
}
