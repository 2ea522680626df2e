using Surgical.Cases.Chart;

namespace Surgical.TestKit.Cases;

/// <summary>Waits for what must come, on the hub: no test polls or sleeps.</summary>
public static class Eventually
{
    /// <summary>The case once it is complete.</summary>
    /// <param name="server">Where it is.</param>
    /// <param name="caseId">Of the case.</param>
    /// <param name="after">Number of the last event that is none of this reading.</param>
    public static Task<Case> CompleteAsync(RunningServer server, string caseId, long after = 0) =>
        ReachesAsync(server, caseId, CaseEventKind.Ended, after);

    /// <summary>The case once it has failed.</summary>
    public static Task<Case> FailedAsync(RunningServer server, string caseId) =>
        ReachesAsync(server, caseId, CaseEventKind.Failed);

    private static async Task<Case> ReachesAsync(RunningServer server, string caseId, CaseEventKind end, long after = 0)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var page = await HubClient.ConnectAsync(server.Address, stop);
        await page.WatchAsync(caseId, after, stop);
        await foreach (var caseEvent in page.EventsAsync(stop))
        {
            if (caseEvent.Kind is CaseEventKind.Ended or CaseEventKind.Failed or CaseEventKind.Cancelled)
            {
                Assert.Equal((end, caseEvent.Message), (caseEvent.Kind, caseEvent.Message));
                return await server.GetAsync<Case>($"/api/cases/{caseId}");
            }
        }

        throw new EndOfStreamException("The server hung up.");
    }
}
