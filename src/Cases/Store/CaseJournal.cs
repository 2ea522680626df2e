using System.Data.Common;
using Surgical.Cases.Chart;
using Surgical.Cases.Store.Opening;
using Surgical.Cases.Store.Tables;

namespace Surgical.Cases.Store;

/// <summary>The one way to change a case: first the disk, then the board, then whoever watches.</summary>
public sealed class CaseJournal(
    CaseStore store,
    EventWriter writer,
    EventTrace trace,
    TheatreBoard board,
    PictureFolder pictures,
    IDoorbell doorbell)
{
    /// <summary>Puts everything stored on the board, but for cases of which something cannot be read.</summary>
    /// <returns>Those.</returns>
    public async Task<IReadOnlyList<DamagedCase>> RecallAsync(CancellationToken cancellationToken)
    {
        var (cases, damaged) = await StoredRows.OfAsync(store, cancellationToken);
        var hidden = damaged.ToList();
        foreach (var (entry, video) in cases)
        {
            try
            {
                var events = await StoredRows.EventsAsync(store, entry.Id, video, cancellationToken);
                board.Enter(entry, video);
                foreach (var written in events)
                {
                    board.Fold(entry.Id, written);
                }

                board.Weigh(entry.Id, events);
            }
            catch (Exception unreadable) when (unreadable is not OperationCanceledException)
            {
                // Whatever is wrong with one case is no reason to hide the others.
                board.Remove(entry.Id);
                hidden.Add(DamagedCase.Of(entry.Id, "one of its events", unreadable));
            }
        }

        return hidden;
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
        AppendAsync(caseId, happened, author: null, answer: null, cancellationToken);

    /// <summary>Appends what a model said, and with it what was asked and replied.</summary>
    /// <inheritdoc cref="EventWriter.AppendAsync"/>
    public async Task<JournalEntry> AppendAsync(
        string caseId,
        CaseEvent happened,
        EventAuthor? author,
        Answer? answer,
        CancellationToken cancellationToken)
    {
        var written = false;
        try
        {
            var entry = await writer.AppendAsync(caseId, happened, author, answer, cancellationToken);
            written = true;
            Tell(caseId, entry);
            if (board.IsWeighed(caseId) && board.Find(caseId) is { State: not CaseState.Analyzing })
            {
                await WeighAsync(caseId);
            }

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

    /// <summary>Appends a person's change as <see cref="EventWriter.ChangeAsync"/> does.</summary>
    public async Task<ChangeOutcome> ChangeAsync(
        string caseId, CaseEvent said, long? replaces, ChangeOrigin origin, CancellationToken cancellationToken)
    {
        var outcome = await writer.ChangeAsync(caseId, said, replaces, origin, cancellationToken);
        if (outcome is ChangeOutcome.Written { Entry: var written })
        {
            Tell(caseId, written);
            if (said is CaseEvent.Corrected or CaseEvent.PathCorrected or CaseEvent.CorrectionWithdrawn)
            {
                await WeighAsync(caseId);
            }
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

    /// <summary>What events of a case said was erased: what they add up to is counted again.</summary>
    internal async Task ErasedAsync(string caseId, JournalEntry erasure, CancellationToken cancellationToken)
    {
        trace.Note(caseId, erasure.Number);
        var all = await store.EventsAsync(caseId, after: 0, cancellationToken);
        board.Refold(caseId, all);
        board.Weigh(caseId, all);
        doorbell.Ring(caseId, erasure);
        Announce(caseId);
    }

    /// <summary>Takes a case away that is written down as deleted, and lets whoever watches it know.</summary>
    public void Remove(string caseId)
    {
        var gone = board.Find(caseId);
        board.Remove(caseId);
        doorbell.Ring(caseId);
        AnnounceLinks(gone);
    }

    // What was said is on the disk and acknowledged: that it cannot be weighed now makes no failure of it.
    private async Task WeighAsync(string caseId)
    {
        try
        {
            board.Weigh(caseId, await store.EventsAsync(caseId, after: 0, CancellationToken.None));
            Announce(caseId);
        }
        catch (Exception unread) when (unread is DbException or IOException)
        {
            // The next word, or the next start, weighs it.
        }
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
        trace.Note(caseId, entry.Number);
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
