using Surgical.Cases.Chart;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store;

/// <summary>The one way to change a case: first the disk, then the board, then whoever watches.</summary>
public sealed class CaseJournal(
    CaseStore store, EventWriter writer, TheatreBoard board, IDoorbell doorbell)
{
    /// <summary>Puts everything stored on the board.</summary>
    public async Task RecallAsync(CancellationToken cancellationToken)
    {
        foreach (var (entry, video) in await store.CasesAsync(cancellationToken))
        {
            board.Enter(entry, video);
            foreach (var caseEvent in await store.EventsAsync(entry.Id, after: 0, cancellationToken))
            {
                board.Fold(entry.Id, caseEvent);
            }
        }
    }

    /// <summary>Enters a new case.</summary>
    public async Task<Case> EnterAsync(CaseRow entry, CancellationToken cancellationToken)
    {
        await store.AddAsync(entry, cancellationToken);
        board.Enter(entry, video: null);
        return Announce(entry.Id);
    }

    /// <summary>Enters what of a case is played and analysed.</summary>
    public async Task PreparedAsync(VideoRow video, CancellationToken cancellationToken)
    {
        await store.AddAsync(video, cancellationToken);
        board.Prepared(video);
        Announce(video.CaseId);
    }

    /// <summary>Appends an event. Nobody hears of it before it is on the disk.</summary>
    public async Task<CaseEvent> AppendAsync(string caseId, EventDraft draft, CancellationToken cancellationToken)
    {
        var caseEvent = await writer.AppendAsync(caseId, draft, cancellationToken);
        Tell(caseId, caseEvent);
        return caseEvent;
    }

    /// <summary>Appends a correction as <see cref="EventWriter.CorrectAsync"/> does.</summary>
    public async Task<CorrectionOutcome> CorrectAsync(
        string caseId, EventDraft draft, long? replaces, CancellationToken cancellationToken)
    {
        var outcome = await writer.CorrectAsync(caseId, draft, replaces, cancellationToken);
        if (outcome is CorrectionOutcome.Written { Event: var written })
        {
            Tell(caseId, written);
        }

        return outcome;
    }

    /// <summary>Says who is at work on a case; kept in memory only.</summary>
    public void Mark(string caseId, Work work)
    {
        board.Mark(caseId, work);
        Announce(caseId);
    }

    private void Tell(string caseId, CaseEvent caseEvent)
    {
        board.Fold(caseId, caseEvent);
        doorbell.Ring(caseId, caseEvent);
        Announce(caseId);
    }

    private Case Announce(string caseId)
    {
        doorbell.Ring(caseId);
        return board.Find(caseId)!;
    }
}
