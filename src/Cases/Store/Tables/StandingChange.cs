using Microsoft.EntityFrameworkCore;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Moments;

namespace Surgical.Cases.Store.Tables;

/// <summary>Finds what stands where a person changes something.</summary>
internal sealed class StandingChange(StoreProvider provider)
{
    /// <summary>
    /// The newest change of the same key frame, phases or moment; null for none, and for other changes.
    /// </summary>
    public async Task<EventRow?> NewestAsync(
        StoreContext context, string caseId, CaseEvent said, CancellationToken cancellationToken) => said switch
        {
            CaseEvent.Corrected { Said.Index: var index } =>
                await OfPlaceAsync(context, caseId, index, cancellationToken),
            CaseEvent.PathCorrected => await OfPlaceAsync(context, caseId, index: null, cancellationToken),
            CaseEvent.CorrectionWithdrawn { Withdrawal.Index: var index } =>
                await OfPlaceAsync(context, caseId, index, cancellationToken),
            CaseEvent.MomentEdited { Of: var of } => await NewestAsync(About(context, caseId, of), cancellationToken),
            CaseEvent.MomentSettled { Of: var of } => await NewestAsync(About(context, caseId, of), cancellationToken),
            _ => null,
        };

    /// <summary>Whether it leaves nothing that counts: it was erased, or takes a correction back.</summary>
    public static bool IsTakenBack(EventRow row) =>
        row.Withdrawal is not null || (row.ErasedAt is not null && (row.Correction ?? row.Path) is not null);

    /// <summary>The event that made a moment, and those that changed it.</summary>
    /// <param name="context">Of the store.</param>
    /// <param name="caseId">Of the case.</param>
    /// <param name="id">Of the moment.</param>
    public static IQueryable<EventRow> About(StoreContext context, string caseId, string id)
    {
        var made = MomentId.Parse(id) is { Code: null, Number: var number } ? number : 0;
        return context.Events.Where(e =>
            e.CaseId == caseId && (e.About == id || (e.Number == made && e.Moment != null && e.About == null)));
    }

    // Without an index, of the phases.
    private async Task<EventRow?> OfPlaceAsync(
        StoreContext context, string caseId, long? index, CancellationToken cancellationToken)
    {
        var corrections = index is { } frame
            ? provider.Corrections(context, caseId, frame)
            : context.Events.Where(e => e.CaseId == caseId && e.Path != null);
        var corrected = await NewestAsync(corrections, cancellationToken);
        var withdrawals = await context.Events.AsNoTracking()
            .Where(e => e.CaseId == caseId && e.Withdrawal != null)
            .OrderBy(e => e.Number)
            .ToListAsync(cancellationToken);
        var withdrawn = withdrawals.FindLast(row => EventRows.Parts(row).Withdrawal!.Index == index);
        return withdrawn?.Number > (corrected?.Number ?? 0) ? withdrawn : corrected;
    }

    private static Task<EventRow?> NewestAsync(IQueryable<EventRow> rows, CancellationToken cancellationToken) =>
        rows.AsNoTracking().OrderByDescending(e => e.Number).FirstOrDefaultAsync(cancellationToken);
}
