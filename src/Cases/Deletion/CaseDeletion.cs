using Surgical.Cases.Reading;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Deletion;

/// <summary>
/// Deletes a case at every stage: it is stopped, written down as deleted, and then erased. What was acknowledged is
/// whole; what a kill breaks off is whole, or finished at the next start, and shown in neither case.
/// </summary>
public sealed class CaseDeletion(
    TheatreBoard board, CaseJournal journal, CaseRunner runner, CaseEraser eraser, Remains remains)
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

        if (!await BuryAsync(caseId))
        {
            return new DeletionOutcome.Unknown();
        }

        journal.Remove(caseId);
        try
        {
            return new DeletionOutcome.Deleted(await remains.EraseAsync(caseId, found.Name, CancellationToken.None));
        }
        catch (Exception failed) when (Remains.IsOfTheSurroundings(failed))
        {
            return new DeletionOutcome.Unfinished(WordsOf(failed));
        }
    }

    // Paths are left out.
    private static string WordsOf(Exception failed) => failed is UnwrittenException or DiskFullException
        ? failed.Message.TrimEnd('.')
        : "a file of it could not be removed";

    private async Task<bool> BuryAsync(string caseId)
    {
        try
        {
            // Once it is decided it is written, whoever goes away meanwhile.
            return await eraser.BuryAsync(caseId, CancellationToken.None);
        }
        catch
        {
            runner.GiveFree(caseId);
            throw;
        }
    }
}
