using Surgical.Cases.Chart;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Hub;

/// <summary>One connected page: watches one case at a time, the library, or both.</summary>
/// <param name="page">Its end of the connection.</param>
/// <param name="store">Where missed events are.</param>
/// <param name="board">Where summaries are.</param>
/// <param name="hangUp">
/// Ends the connection, so that a page which can no longer be served comes back and asks again.
/// </param>
/// <param name="figures">Told how late it hears of what happens.</param>
/// <param name="logger">Told about a page that fell behind.</param>
/// <param name="disconnected">Ends everything.</param>
internal sealed partial class Viewer(
    IGuidanceClient page,
    CaseStore store,
    TheatreBoard board,
    Action hangUp,
    ViewerFigures figures,
    ILogger<Viewer> logger,
    CancellationToken disconnected)
{
    private readonly Lock _turning = new();
    private CancellationTokenSource? _watching;
    private EventFeed? _events;
    private SummaryFeed? _summaries;
    private volatile string? _caseId;
    private volatile bool _library;

    /// <summary>Sends the events of a case after a number, instead of those of the case watched before.</summary>
    public void Watch(string caseId, long after)
    {
        lock (_turning)
        {
            _watching?.Cancel();
            _watching = CancellationTokenSource.CreateLinkedTokenSource(disconnected);
            _caseId = caseId;
            _events = new(caseId, after, page, store, figures);
            _ = FollowAsync(_events, _watching.Token);
        }

        StartSummaries();
    }

    /// <summary>Sends the summaries of all cases.</summary>
    public void WatchLibrary()
    {
        _library = true;
        StartSummaries();
    }

    /// <summary>Takes what happened without ever waiting.</summary>
    public void Offer(string caseId, JournalEntry entry) => Volatile.Read(ref _events)?.Offer(caseId, entry);

    /// <summary>Takes that a case changed without ever waiting.</summary>
    public void Offer(string caseId) => Volatile.Read(ref _summaries)?.Offer(caseId);

    private void StartSummaries()
    {
        lock (_turning)
        {
            if (_summaries is null)
            {
                _summaries = new(caseId => _library || caseId == _caseId, page, board);
                _ = FollowAsync(_summaries.RunAsync(disconnected));
            }
        }
    }

    private async Task FollowAsync(EventFeed events, CancellationToken stopped)
    {
        await FollowAsync(events.RunAsync(stopped));
        if (events.Dropped > 0)
        {
            Log.FellBehind(logger, events.Dropped);
        }
    }

    // A page that goes away, or turns to another case, is no error.
    private async Task FollowAsync(Task feed)
    {
        await feed.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (feed.IsFaulted)
        {
            hangUp();
        }
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information,
            Message = "A page fell behind: {Dropped} events were read again from the store")]
        public static partial void FellBehind(ILogger logger, long dropped);
    }
}
