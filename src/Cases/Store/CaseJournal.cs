using Surgical.Cases.Chart;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store;

/// <summary>The one way to change a case: first the disk, then the board, then whoever watches.</summary>
public sealed class CaseJournal(
    CaseStore store, EventWriter writer, TheatreBoard board, PictureFolder pictures, IDoorbell doorbell)
{
    /// <summary>Puts everything stored on the board.</summary>
    public async Task RecallAsync(CancellationToken cancellationToken)
    {
        foreach (var (entry, video) in await store.CasesAsync(cancellationToken))
        {
            board.Enter(entry, video);
            await foreach (var written in store.EachEventAsync(entry.Id, after: 0, cancellationToken))
            {
                board.Fold(entry.Id, written);
            }
        }
    }

    /// <summary>Enters a new case.</summary>
    public async Task<Case> EnterAsync(CaseRow entry, CancellationToken cancellationToken)
    {
        await store.AddAsync(entry, cancellationToken);
        board.Enter(entry, video: null);
        var entered = Announce(entry.Id);
        AnnounceLinks(entered);
        return entered;
    }

    /// <summary>Enters what of a case is played and analysed.</summary>
    public async Task PreparedAsync(VideoRow video, CancellationToken cancellationToken)
    {
        await store.AddAsync(video, cancellationToken);
        board.Prepared(video);
        Announce(video.CaseId);
    }

    /// <summary>Appends an event. Nobody hears of it before it is on the disk.</summary>
    public Task<JournalEntry> AppendAsync(string caseId, CaseEvent happened, CancellationToken cancellationToken) =>
        AppendAsync(caseId, happened, answer: null, cancellationToken);

    /// <summary>Appends an event, and with it what was asked and replied.</summary>
    public async Task<JournalEntry> AppendAsync(
        string caseId, CaseEvent happened, Answer? answer, CancellationToken cancellationToken)
    {
        var written = false;
        try
        {
            var entry = await writer.AppendAsync(caseId, happened, answer, cancellationToken);
            written = true;
            Tell(caseId, entry);
            return entry;
        }
        finally
        {
            if (happened is CaseEvent.KeyFrame { Picture: { } picture })
            {
                pictures.Release(picture, written);
            }
        }
    }

    /// <summary>Appends a correction as <see cref="EventWriter.CorrectAsync"/> does.</summary>
    public async Task<CorrectionOutcome> CorrectAsync(
        string caseId, CaseEvent said, long? replaces, CancellationToken cancellationToken)
    {
        var outcome = await writer.CorrectAsync(caseId, said, replaces, cancellationToken);
        if (outcome is CorrectionOutcome.Written { Entry: var written })
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

    /// <summary>Says that two cases show the same footage; kept in memory only.</summary>
    public void Link(string one, string other)
    {
        board.Link(one, other);
        Announce(one);
        Announce(other);
    }

    /// <summary>Says what is wrong with the files of a case; kept in memory only.</summary>
    public void Fault(string caseId, VideoFault? fault)
    {
        if (board.Find(caseId) is { } one && one.VideoFault != fault)
        {
            board.Fault(caseId, fault);
            Announce(caseId);
        }
    }

    /// <summary>Takes a case away that is written down as deleted, and lets whoever watches it know.</summary>
    public void Remove(string caseId)
    {
        var gone = board.Find(caseId);
        board.Remove(caseId);
        doorbell.Ring(caseId);
        AnnounceLinks(gone);
    }

    private void AnnounceLinks(Case? one)
    {
        foreach (var link in one?.SameFootageAs ?? [])
        {
            doorbell.Ring(link.Id);
        }
    }

    private void Tell(string caseId, JournalEntry entry)
    {
        board.Fold(caseId, entry);
        doorbell.Ring(caseId, entry);
        Announce(caseId);
    }

    private Case Announce(string caseId)
    {
        doorbell.Ring(caseId);
        return board.Find(caseId)!;
    }
}
