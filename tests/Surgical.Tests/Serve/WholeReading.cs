using Surgical.Cases.Chart;
using Surgical.Dashboard.Edge;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

/// <summary>A case from its first event to its end.</summary>
internal static class WholeReading
{
    /// <summary>Waits for the end of a reading, and asks again for one over which the server had died twice.</summary>
    /// <returns>All events up to there, as a page gets them.</returns>
    public static async Task<List<EventBody>> OfAsync(ServeProcess server, string caseId)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var page = await HubClient.ConnectAsync(server.Address, stop);
        await page.WatchAsync(caseId, after: 0, stop);
        var events = new List<EventBody>();
        await foreach (var told in page.EventsAsync(stop))
        {
            events.Add(told);
            if (!await DiedTwice.RetriedAsync(server, caseId, told)
                && told.Kind is CaseEventKind.Ended or CaseEventKind.Failed)
            {
                break;
            }
        }

        return events;
    }
}
