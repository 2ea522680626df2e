using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;
using Surgical.Disk;

namespace Surgical.Cases.Deletion;

/// <summary>
/// Empties events. Their numbers, kinds and times stay; what was asked and replied goes, and so do the pictures that
/// only they show. What is erased with an event is in <see cref="ErasedTogether"/>.
/// </summary>
public sealed class EmptiedEvents(
    StoreProvider provider,
    WritingTurn turn,
    EventWriter writer,
    CaseEraser eraser,
    PictureFolder pictures,
    ErasureLedger ledger,
    DataFolder data,
    TimeProvider time)
{
    private readonly ErasedTogether _together = new(provider);

    // Changed and looked at in turn only: whoever wiped the files knows by it whether somebody emptied more meanwhile.
    private long _emptyings;

    /// <summary>Kinds that say something which can be erased.</summary>
    private static readonly HashSet<CaseEventKind> Telling =
    [
        CaseEventKind.KeyFrame,
        CaseEventKind.Phases,
        CaseEventKind.Failed,
        CaseEventKind.Corrected,
        CaseEventKind.PathCorrected,
        CaseEventKind.CorrectionWithdrawn,
        CaseEventKind.Moment,
        CaseEventKind.MomentEdited,
        CaseEventKind.MomentSettled,
    ];

    /// <summary>Empties what the ledger has and the tables have not: after a kill, and of a backup put back.</summary>
    /// <returns>Why bytes of it may still be on the disk, a sentence without its end; null where none is.</returns>
    public async Task<string?> FinishAsync(CancellationToken cancellationToken)
    {
        var lines = ledger.All.Where(line => line.Numbers is not null).ToList();
        if (lines.Count == 0)
        {
            return null;
        }

        await turn.WriteAsync(
            async context =>
            {
                var emptied = 0;
                foreach (var line in lines)
                {
                    emptied += await FinishAsync(context, line, cancellationToken);
                }

                // Earlier versions left only pictures to tell by.
                if (emptied > 0 || (await LeftAsync(context, cancellationToken)).Count > 0)
                {
                    NoteUnwiped();
                }

                return emptied;
            },
            cancellationToken);
        return await CleanAsync(cancellationToken);
    }

    /// <summary>
    /// Removes every byte of emptied rows, and pictures of theirs that no other shows, where any may be left.
    /// </summary>
    /// <returns>Why some may still be there, a sentence without its end; null where none is.</returns>
    public async Task<string?> CleanAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(data.Unwiped))
        {
            return null;
        }

        try
        {
            var emptyings = Volatile.Read(ref _emptyings);
            await eraser.WipeAsync(cancellationToken);
            return await turn.WriteAsync(
                async context =>
                {
                    var left = await LeftAsync(context, cancellationToken);
                    foreach (var picture in left)
                    {
                        pictures.Remove(picture);
                    }

                    if (emptyings == _emptyings)
                    {
                        File.Delete(data.Unwiped);
                    }

                    return (string?)null;
                },
                cancellationToken);
        }
        catch (Exception failed) when (Remains.IsOfTheSurroundings(failed))
        {
            return Remains.WordsOf(failed);
        }
    }

    /// <summary>Whether it is decided that an event is empty, be it done or not.</summary>
    internal bool IsDecided(string caseId, long number) =>
        ledger.All.Any(line => line.CaseId == caseId && line.Numbers?.Contains(number) is true);

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

        var rows = await _together.AllAsync(context, row);
        long[] numbers = [.. rows.Select(one => one.Number).Order()];

        // First of all: once it stands there it is done, if not now then at the next start.
        var now = time.GetStoredNow();
        NoteUnwiped();
        ledger.Note(new(caseId, numbers, [.. rows.Select(one => one.Picture).OfType<string>()], now));
        await EmptyAsync(context, rows, now);
        return new ErasureOutcome.Erased(
            await writer.AddErasureAsync(context, caseId, new(numbers), origin, CancellationToken.None), IsNew: true);
    }

    // On the disk before anything is emptied: of rows without a picture nothing else tells.
    private void NoteUnwiped()
    {
        _emptyings++;
        DurableWrite.Write(data.Unwiped, []);
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
        var (left, aside) = (new List<string>(), pictures.Aside());
        var there = ledger.All.SelectMany(line => line.Pictures)
            .Where(one => pictures.Find(one) is not null || aside.Contains(one));
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
