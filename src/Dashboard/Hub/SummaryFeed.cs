using System.Collections.Concurrent;
using System.Threading.Channels;
using Surgical.Cases.Store;

namespace Surgical.Dashboard.Hub;

/// <summary>
/// Brings the newest summaries of changed cases to one page, and which are gone; what changes twice meanwhile is sent
/// once.
/// </summary>
/// <param name="wanted">Which cases the page shows.</param>
/// <param name="page">Where they go; a slow page makes only this feed wait.</param>
/// <param name="board">What is sent is what stands here then.</param>
internal sealed class SummaryFeed(Func<string, bool> wanted, IGuidanceClient page, TheatreBoard board)
{
    private readonly ConcurrentDictionary<string, bool> _changed = new();

    // One ring is enough: whoever hears it looks at everything that changed.
    private readonly Channel<bool> _bell = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>Notes a change without ever waiting.</summary>
    public void Offer(string caseId)
    {
        if (wanted(caseId))
        {
            _changed[caseId] = true;
            _bell.Writer.TryWrite(true);
        }
    }

    /// <summary>Sends until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var _ in _bell.Reader.ReadAllAsync(cancellationToken))
        {
            foreach (var caseId in _changed.Keys)
            {
                _changed.TryRemove(caseId, out var _);
                if (board.Find(caseId) is { } summary)
                {
                    await page.ChangedAsync(summary);
                }
                else
                {
                    await page.DeletedAsync(caseId);
                }
            }
        }
    }
}
