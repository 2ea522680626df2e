using Surgical.Cases.Chart;
using Surgical.Cases.Reading;
using Surgical.Cases.Store;
using Surgical.Disk;

namespace Surgical.Cases.Deletion;

/// <summary>Erases what single events said, for a person who asks for it.</summary>
public sealed class EventErasure(
    TheatreBoard board, CaseRunner runner, CaseJournal journal, WritingTurn turn, EmptiedEvents emptied)
{
    /// <param name="caseId">Of the case.</param>
    /// <param name="number">Of the event.</param>
    /// <param name="origin">Who wants it.</param>
    /// <param name="cancellationToken">Ends the wait before it is decided; then it is done.</param>
    /// <exception cref="DiskFullException">There is no room to write it down, and nothing is erased.</exception>
    /// <exception cref="UnwrittenException">The store may not be written now, and nothing is erased.</exception>
    public async Task<ErasureOutcome> EraseAsync(
        string caseId, long number, ChangeOrigin origin, CancellationToken cancellationToken)
    {
        if (board.Find(caseId) is not { } found)
        {
            return new ErasureOutcome.Unknown();
        }

        // Whoever reads a case goes on from what it holds.
        if (found.State is not (CaseState.Complete or CaseState.Failed or CaseState.Cancelled)
            || !await runner.WithholdAsync(caseId, cancellationToken))
        {
            return new ErasureOutcome.BeingRead();
        }

        try
        {
            var outcome = await turn.WriteAsync(
                context => emptied.EmptyAsync(context, caseId, number, origin), CancellationToken.None);
            if (outcome is not ErasureOutcome.Erased erased)
            {
                return outcome;
            }

            if (erased.IsNew)
            {
                await journal.ErasedAsync(caseId, erased.Erasure, CancellationToken.None);
            }

            return erased with { LeftBecause = await emptied.CleanAsync(CancellationToken.None) };
        }
        catch (Exception failed) when (Remains.IsOfTheSurroundings(failed) && emptied.IsDecided(caseId, number))
        {
            return new ErasureOutcome.Decided(Remains.WordsOf(failed));
        }
        finally
        {
            runner.GiveFree(caseId);
        }
    }
}
