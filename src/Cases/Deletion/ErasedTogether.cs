using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;
using Surgical.Cases.Store;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Deletion;

/// <summary>
/// What is erased with an event: of a key frame, its corrections; of the event that made a moment, its edits.
/// </summary>
internal sealed class ErasedTogether(StoreProvider provider)
{
    /// <summary>The row of the event, and those of which nothing was erased yet.</summary>
    public async Task<IReadOnlyList<EventRow>> AllAsync(StoreContext context, EventRow row) =>
    [
        row,
        .. EventRows.Read(row).Event switch
        {
            CaseEvent.KeyFrame { Analysis.Index: var index } => await OfKeyFrameAsync(context, row.CaseId, index),
            CaseEvent.Marked => await EditsAsync(context, row),
            _ => [],
        },
    ];

    private async Task<IEnumerable<EventRow>> OfKeyFrameAsync(StoreContext context, string caseId, long index)
    {
        var said = await provider.Corrections(context, caseId, index).AsNoTracking()
            .Where(e => e.ErasedAt == null)
            .ToListAsync();
        var withdrawals = await context.Events.AsNoTracking()
            .Where(e => e.CaseId == caseId && e.Withdrawal != null && e.ErasedAt == null)
            .ToListAsync();
        return said.Concat(withdrawals.Where(one => EventRows.Parts(one).Withdrawal!.Index == index));
    }

    private static async Task<IEnumerable<EventRow>> EditsAsync(StoreContext context, EventRow row)
    {
        var id = new MomentId(row.Number).ToString();
        return await context.Events.AsNoTracking()
            .Where(e => e.CaseId == row.CaseId && e.About == id && e.Moment != null && e.ErasedAt == null)
            .ToListAsync();
    }
}
