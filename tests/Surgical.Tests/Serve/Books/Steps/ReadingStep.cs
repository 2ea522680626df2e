using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve.Books.Steps;

/// <summary>A page hears how a case is read.</summary>
internal static class ReadingStep
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task RunAsync(Round round)
    {
        var book = await round.DrawAsync(
            one => one.State is CaseState.Queued or CaseState.Preparing or CaseState.Analyzing);
        await using var page = await HubClient.ConnectAsync(round.Server.Address, Stop);
        await page.WatchAsync(book.Id, after: book.Told.Count, Stop);
        var somethingIsTold = new TaskCompletionSource();
        var listening = ListenAsync(page, book, somethingIsTold);
        await somethingIsTold.Task.WaitAsync(Stop);
        await round.KillAsync(latest: 300);
        await listening;
    }

    private static async Task ListenAsync(HubClient page, CaseBook book, TaskCompletionSource somethingIsTold)
    {
        await foreach (var told in page.EventsAsync(Stop))
        {
            book.Hear(told);
            somethingIsTold.TrySetResult();
        }
    }
}
