using System.Threading.Channels;
using Surgical.Cases.Chart;
using Surgical.Cases.Store;
using Surgical.Dashboard.Edge;

namespace Surgical.Dashboard.Hub;

/// <summary>Brings the events of one case to one page, all of them and in order, at the page's own pace.</summary>
internal sealed class EventFeed
{
    private const int Capacity = 64;
    private readonly string _caseId;
    private readonly IGuidanceClient _page;
    private readonly CaseStore _store;
    private readonly ViewerFigures _figures;
    private readonly Channel<JournalEntry> _rung;
    private long _sent;
    private long _dropped;

    /// <summary>A feed that has not begun to send.</summary>
    /// <param name="caseId">The watched case.</param>
    /// <param name="after">Newest event that the page has.</param>
    /// <param name="page">Where they go; a slow page makes only this feed wait.</param>
    /// <param name="store">The truth: what the queue dropped is read again from here.</param>
    /// <param name="figures">Told how late the page hears of what happens.</param>
    public EventFeed(string caseId, long after, IGuidanceClient page, CaseStore store, ViewerFigures figures)
    {
        (_caseId, _sent, _page, _store, _figures) = (caseId, after, page, store, figures);
        _rung = Channel.CreateBounded<JournalEntry>(
            new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _dropped));
    }

    /// <summary>
    /// Events that the queue dropped because the page was slow; they were, or will be, read again from the store.
    /// </summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>
    /// Takes an event without ever waiting; when the page is far behind, the oldest taken one is dropped.
    /// </summary>
    public void Offer(string happenedTo, JournalEntry entry)
    {
        if (happenedTo == _caseId)
        {
            _rung.Writer.TryWrite(entry);
        }
    }

    /// <summary>Sends until it is cancelled: first what is stored already, then what happens.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await CatchUpAsync(cancellationToken);
        await foreach (var entry in _rung.Reader.ReadAllAsync(cancellationToken))
        {
            if (entry.Number == _sent + 1)
            {
                await SendAsync(entry);
                _figures.Note(entry);
            }
            else if (entry.Number > _sent)
            {
                await CatchUpAsync(cancellationToken);
            }
        }
    }

    private async Task CatchUpAsync(CancellationToken cancellationToken)
    {
        await foreach (var entry in _store.EachEventAsync(_caseId, _sent, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await SendAsync(entry);
        }
    }

    private async Task SendAsync(JournalEntry entry)
    {
        await _page.HappenedAsync(_caseId, EventBody.Of(entry));
        _sent = entry.Number;
    }
}
