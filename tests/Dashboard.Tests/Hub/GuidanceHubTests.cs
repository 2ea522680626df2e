using System.Net.WebSockets;
using Microsoft.AspNetCore.SignalR;
using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Hub;

public sealed class GuidanceHubTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Watch_FromTheMiddle_DeliversAllThatIsNewerThenWhatHappens()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        await AppendAsync(server, caseId, 10);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);

        await page.WatchAsync(caseId, after: 4, Stop);
        var appending = AppendAsync(server, caseId, 200);

        Assert.Equal(Numbers(5, 210), await NumbersAsync(page, 210));
        await appending;
    }

    [Fact]
    public async Task Watch_WhileEventsPourIn_LeavesNoGap()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        var appending = AppendAsync(server, caseId, 300);
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);

        await page.WatchAsync(caseId, after: 0, Stop);

        Assert.Equal(Numbers(1, 300), await NumbersAsync(page, 300));
        await appending;
    }

    [Fact]
    public async Task Watch_PageThatReadsNothing_HoldsNobodyUp()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        await using var stuck = await HubClient.ConnectAsync(server.Address, Stop);
        await stuck.WatchAsync(caseId, after: 0, Stop);
        stuck.StopReading();

        // Far more than the sockets and the queue of the stuck page can hold.
        await AppendAsync(server, caseId, 500, words: new string('w', 20_000));
        await using var quick = await HubClient.ConnectAsync(server.Address, Stop);
        await quick.WatchAsync(caseId, after: 0, Stop);

        Assert.Equal(Numbers(1, 500), await NumbersAsync(quick, 500));
        stuck.ReadOn();
        Assert.Equal(Numbers(1, 500), await NumbersAsync(stuck, 500));
    }

    [Fact]
    public async Task Watch_AnotherCase_TakesThePlaceOfTheFirst()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var (first, second) = (await server.EnterCaseAsync("first"), await server.EnterCaseAsync("second"));
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchAsync(first, after: 0, Stop);
        await page.WatchAsync(second, after: 0, Stop);

        await server.AppendAsync(first, new CaseEvent.Failed("first"));
        await server.AppendAsync(second, new CaseEvent.Failed("second"));

        await foreach (var caseEvent in page.EventsAsync(Stop))
        {
            Assert.Equal("second", caseEvent.Message);
            break;
        }
    }

    [Theory]
    [InlineData("nobody", 0, "There is no such case.")]
    [InlineData(null, -1, "Expected the number of an event, or 0, got -1.")]
    public async Task Watch_Nonsense_SaysWhatWasExpected(string? caseId, long after, string expected)
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var entered = await server.EnterCaseAsync();
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);

        var refused = await Assert.ThrowsAsync<HubException>(() => page.WatchAsync(caseId ?? entered, after, Stop));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WatchLibrary_CaseChanges_SendsItsNewestSummary()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        await using var page = await HubClient.ConnectAsync(server.Address, Stop);
        await page.WatchLibraryAsync(Stop);

        await server.AppendAsync(caseId, Say.Started);
        await server.AppendAsync(caseId, new CaseEvent.Failed("it broke off"));

        await foreach (var summary in page.CasesAsync(Stop))
        {
            if (summary.State is CaseState.Failed)
            {
                Assert.Equal((caseId, "it broke off", 2L), (summary.Id, summary.Error, summary.LastEvent));
                break;
            }
        }
    }

    [Fact]
    public async Task Connect_FromAnotherOrigin_IsRefused()
    {
        await using var server = await RunningServer.StartAsync(reads: false);

        await Assert.ThrowsAsync<WebSocketException>(
            () => HubClient.ConnectAsync(server.Address, Stop, "http://evil.example"));
    }

    private static async Task AppendAsync(RunningServer server, string caseId, int count, string? words = null)
    {
        for (var i = 0; i < count; i++)
        {
            await server.AppendAsync(caseId, new CaseEvent.Failed(words));
        }
    }

    private static IEnumerable<long> Numbers(int from, int to) =>
        Enumerable.Range(from, to - from + 1).Select(n => (long)n);

    private static async Task<List<long>> NumbersAsync(HubClient page, long last)
    {
        var numbers = new List<long>();
        await foreach (var caseEvent in page.EventsAsync(Stop))
        {
            numbers.Add(caseEvent.Number);
            if (caseEvent.Number >= last)
            {
                break;
            }
        }

        return numbers;
    }
}
