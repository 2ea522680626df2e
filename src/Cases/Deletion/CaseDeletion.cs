using Surgical.Cases.Chart;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Deletion;

/// <summary>
/// Deletes a case at every stage: it is stopped, written down as deleted, and then erased. What was acknowledged is
/// whole; what a kill breaks off is whole, or finished at the next start, and shown in neither case.
/// </summary>
public sealed class CaseDeletion(
    TheatreBoard board,
    CaseJournal journal,
    CaseRunner runner,
    CaseEraser eraser,
    Remains remains,
    DataFolder data)
{
    /// <exception cref="DiskFullException">That it is deleted cannot be written down, and it is not.</exception>
    /// <exception cref="UnwrittenException">The store may not be written now, and it is not deleted.</exception>
    public async Task<DeletionOutcome> DeleteAsync(string caseId, CancellationToken cancellationToken)
    {
        if (board.Find(caseId) is not { } found)
        {
            return new DeletionOutcome.Unknown();
        }

        if (!await runner.WithholdAsync(caseId, cancellationToken))
        {
            return new DeletionOutcome.StillRunning();
        }

        // Once it is decided it is done, whoever goes away meanwhile.
        try
        {
            return await BuryAsync(caseId) is not { } freed
                ? new DeletionOutcome.Unknown()
                : await EraseAsync(found, freed);
        }
        catch (Exception failed) when (board.Find(caseId) is null && Remains.IsOfTheSurroundings(failed))
        {
            return new DeletionOutcome.Unfinished(Remains.WordsOf(failed));
        }
        catch
        {
            runner.GiveFree(caseId);
            throw;
        }
    }

    /// <returns>Bytes that went already; null where another one has deleted the case.</returns>
    private async Task<long?> BuryAsync(string caseId)
    {
        try
        {
            return await eraser.BuryAsync(caseId, CancellationToken.None) ? 0 : null;
        }
        catch (DiskFullException)
        {
            if (data.Doom(caseId) is not { } freed)
            {
                throw;
            }

            // Its own files were what filled the disk: where they lay there may be room to write that they are gone.
            journal.Remove(caseId);
            return await eraser.BuryAsync(caseId, CancellationToken.None) ? freed : null;
        }
    }

    private async Task<DeletionOutcome> EraseAsync(Case found, long freed)
    {
        journal.Remove(found.Id);
        var deleted = await remains.EraseAsync(found.Id, found.Name, CancellationToken.None);
        return new DeletionOutcome.Deleted(deleted with { FreedBytes = deleted.FreedBytes + freed });
    }
}
