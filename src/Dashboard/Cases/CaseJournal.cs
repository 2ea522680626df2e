using Surgical.Dashboard.Live;
using Surgical.Dashboard.Store;

namespace Surgical.Dashboard.Cases;

/// <summary>The one way to change a case: first the disk, then the board, then whoever watches.</summary>
internal sealed class CaseJournal(CaseStore store, TheatreBoard board, Broadcaster broadcaster)
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
        var caseEvent = await store.AppendAsync(caseId, draft, cancellationToken);
        board.Fold(caseId, caseEvent);
        broadcaster.Ring(caseId, caseEvent);
        Announce(caseId);
        return caseEvent;
    }

    /// <summary>Says who is at work on a case; kept in memory only.</summary>
    public void Mark(string caseId, Work work)
    {
        board.Mark(caseId, work);
        Announce(caseId);
    }

    private Case Announce(string caseId)
    {
        broadcaster.Ring(caseId);
        return board.Find(caseId)!;
    }
}
