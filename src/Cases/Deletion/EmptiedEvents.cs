using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Deletion;

/// <summary>
/// Empties events. Their numbers, kinds and times stay; what was asked and replied goes, and so do the pictures that
/// only they show. Of a key frame, what people said of it goes along.
/// </summary>
public sealed class EmptiedEvents(
    StoreProvider provider,
    WritingTurn turn,
    EventWriter writer,
    CaseEraser eraser,
    PictureFolder pictures,
    ErasureLedger ledger,
    TimeProvider time)
{
    /// <summary>Kinds that say something which can be erased.</summary>
    private static readonly HashSet<CaseEventKind> Telling =
    [
        CaseEventKind.KeyFrame,
        CaseEventKind.Phases,
        CaseEventKind.Failed,
        CaseEventKind.Corrected,
        CaseEventKind.PathCorrected,
    ];

    /// <summary>Empties what the ledger has and the tables have not: after a kill, and of a backup put back.</summary>
    public async Task FinishAsync(CancellationToken cancellationToken)
    {
        var lines = ledger.All.Where(line => line.Numbers is not null).ToList();
        if (lines.Count == 0)
        {
            return;
        }

        var isUnfinished = await turn.WriteAsync(
            async context =>
            {
                var emptied = 0;
                foreach (var line in lines)
                {
                    emptied += await FinishAsync(context, line, cancellationToken);
                }

                return emptied > 0 || (await LeftAsync(context, cancellationToken)).Count > 0;
            },
            cancellationToken);
        if (isUnfinished)
        {
            await CleanAsync(cancellationToken);
        }
    }

    /// <summary>Empties an event within a transaction.</summary>
    /// <param name="context">Of the transaction.</param>
    /// <param name="caseId">Of the case.</param>
    /// <param name="number">Of the event.</param>
    /// <param name="origin">Who wants it.</param>
    internal async Task<ErasureOutcome> EmptyAsync(
        StoreContext context, string caseId, long number, ChangeOrigin origin)
    {
        var row = await context.Events.AsNoTracking()
            .SingleOrDefaultAsync(e => e.CaseId == caseId && e.Number == number);
        if (row is null)
        {
            return new ErasureOutcome.Unknown();
        }

        if (!Telling.Contains(Enum.Parse<CaseEventKind>(row.Kind)))
        {
            return new ErasureOutcome.SaysNothing(Enum.Parse<CaseEventKind>(row.Kind));
        }

        if (row.ErasedAt is not null)
        {
            return new ErasureOutcome.Erased(await ErasureOfAsync(context, caseId, number), IsNew: false);
        }

        var rows = await WithCorrectionsAsync(context, row);
        long[] numbers = [.. rows.Select(one => one.Number).Order()];

        // First of all: once it stands there it is done, if not now then at the next start.
        var now = time.GetStoredNow();
        ledger.Note(new(caseId, numbers, [.. rows.Select(one => one.Picture).OfType<string>()], now));
        await EmptyAsync(context, rows, now);
        return new ErasureOutcome.Erased(
            await writer.AddErasureAsync(context, caseId, new(numbers), origin, CancellationToken.None), IsNew: true);
    }

    /// <summary>Removes every byte of the emptied rows, and pictures of theirs that no other shows.</summary>
    internal async Task CleanAsync(CancellationToken cancellationToken)
    {
        // The pictures last: by one that is left the next start knows that this was not done.
        await eraser.WipeAsync(cancellationToken);
        await turn.WriteAsync(
            async context =>
            {
                var left = await LeftAsync(context, cancellationToken);
                return left.Sum(pictures.Remove);
            },
            cancellationToken);
    }

    /// <returns>How many events were not empty yet.</returns>
    private async Task<int> FinishAsync(StoreContext context, LedgerLine line, CancellationToken cancellationToken)
    {
        var rows = await context.Events.AsNoTracking()
            .Where(e => e.CaseId == line.CaseId && line.Numbers!.Contains(e.Number) && e.ErasedAt == null)
            .ToListAsync(cancellationToken);
        if (rows.Count > 0)
        {
            await EmptyAsync(context, rows, line.At);
            var numbers = rows.Select(row => row.Number).Order().ToList();
            await writer.AddErasureAsync(
                context, line.CaseId, new(numbers), new(EventAuthor.Program), cancellationToken);
        }

        return rows.Count;
    }

    /// <returns>Pictures of emptied events that are still there, and that no event shows.</returns>
    private async Task<IReadOnlyList<string>> LeftAsync(StoreContext context, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        var there = ledger.All.SelectMany(line => line.Pictures).Where(one => pictures.Find(one) is not null);
        foreach (var picture in there)
        {
            if (!await context.Events.AnyAsync(e => e.Picture == picture, cancellationToken))
            {
                left.Add(picture);
            }
        }

        return left;
    }

    private static async Task EmptyAsync(
        StoreContext context, IReadOnlyList<EventRow> rows, DateTimeOffset now)
    {
        foreach (var row in rows)
        {
            await context.Events.Where(e => e.CaseId == row.CaseId && e.Number == row.Number)
                .ExecuteUpdateAsync(EventRows.Emptying(EventRows.Emptied(row, now)));
            await context.Answers.Where(a => a.CaseId == row.CaseId && a.Number == row.Number).ExecuteDeleteAsync();
        }
    }

    private async Task<IReadOnlyList<EventRow>> WithCorrectionsAsync(StoreContext context, EventRow row)
    {
        if (EventRows.Parts(row).KeyFrame is not { } keyFrame)
        {
            return [row];
        }

        var said = await provider.Corrections(context, row.CaseId, keyFrame.Index).AsNoTracking()
            .Where(e => e.ErasedAt == null)
            .ToListAsync();
        return [row, .. said];
    }

    private static async Task<JournalEntry> ErasureOfAsync(StoreContext context, string caseId, long number)
    {
        var erasures = await context.Events.AsNoTracking()
            .Where(e => e.CaseId == caseId && e.Erases != null)
            .OrderBy(e => e.Number)
            .ToListAsync();
        return erasures.Select(EventRows.Read)
            .First(erasure => erasure.Event is CaseEvent.Erasure { Numbers: var numbers } && numbers.Contains(number));
    }
}
