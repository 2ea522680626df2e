using System.Diagnostics.Metrics;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.Dashboard.Hub;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Hub;

public sealed class EventFeedTests
{
    private const int Events = 100;
    private const int Capacity = 64;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Offer_PageStuckOnTheFirstEvent_DropsTheOldestCountsThemAndReadsThemAgain()
    {
        await using var store = await OpenStore.CreateAsync();
        var page = new StuckPage(Events);
        using var meter = new Meter("feed");
        var figures = new ViewerFigures(meter, new(), TimeProvider.System);
        var feed = new EventFeed(OpenStore.CaseId, after: 0, page, store.Cases, figures);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var running = feed.RunAsync(stop.Token);
        await OfferAsync(store, feed, 1);
        await page.Stuck.WaitAsync(Stop);

        await OfferAsync(store, feed, Events - 1);
        page.Release();
        await page.Done.WaitAsync(Stop);

        Assert.Equal(Events - 1 - Capacity, feed.Dropped);
        Assert.Equal(Enumerable.Range(1, Events).Select(n => (long)n), page.Numbers);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task OfferAsync(OpenStore store, EventFeed feed, int count)
    {
        for (var i = 0; i < count; i++)
        {
            feed.Offer(OpenStore.CaseId, await store.AppendAsync(Say.Started));
        }
    }

    private sealed class StuckPage(int last) : IGuidanceClient
    {
        private readonly TaskCompletionSource _stuck = new();
        private readonly TaskCompletionSource _released = new();
        private readonly TaskCompletionSource _done = new();

        public Task Stuck => _stuck.Task;

        public Task Done => _done.Task;

        public List<long> Numbers { get; } = [];

        public void Release() => _released.SetResult();

        public async Task HappenedAsync(string caseId, EventBody happened)
        {
            _stuck.TrySetResult();
            await _released.Task;
            Numbers.Add(happened.Number);
            if (happened.Number == last)
            {
                _done.SetResult();
            }
        }

        public Task ChangedAsync(Case summary) => Task.CompletedTask;

        public Task DeletedAsync(string caseId) => Task.CompletedTask;
    }
}
