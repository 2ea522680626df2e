using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

/// <summary>What a page sees of one case of a real server.</summary>
internal static class WatchedCase
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What the page is told of a case until it is read to its end.</summary>
    public static Task<List<EventBody>> EndAsync(HubClient page, string caseId) =>
        WatchAsync(page, caseId, events => events[^1].Kind is CaseEventKind.Ended);

    /// <summary>What the page is told of a case until it has seen enough.</summary>
    public static async Task<List<EventBody>> WatchAsync(
        HubClient page, string caseId, Func<List<EventBody>, bool> isEnough)
    {
        await page.WatchAsync(caseId, after: 0, Stop);
        var events = new List<EventBody>();
        await foreach (var caseEvent in page.EventsAsync(Stop))
        {
            events.Add(caseEvent);
            if (isEnough(events))
            {
                return events;
            }
        }

        throw new EndOfStreamException("The server hung up.");
    }

    /// <summary>The case once it is in a state.</summary>
    public static async Task<Case> StateAsync(ServeProcess server, string caseId, CaseState state)
    {
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchLibraryAsync(Stop);
        var now = await server.GetAsync<Case>($"/api/cases/{caseId}");
        return now.State == state
            ? now
            : await page.CasesAsync(Stop).FirstAsync(told => told.Id == caseId && told.State == state, Stop);
    }

    /// <summary>What of events must stay as it was acknowledged.</summary>
    public static IEnumerable<(long, CaseEventKind, string?)> Written(IEnumerable<EventBody> events) =>
        events.Select(e => (e.Number, e.Kind, e.Picture));
}
