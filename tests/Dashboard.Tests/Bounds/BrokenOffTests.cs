using Surgical.Cases.Chart;
using Surgical.TestKit.Cases;

namespace Surgical.Dashboard.Tests.Bounds;

public sealed class BrokenOffTests
{
    // Far more than the sockets of this machine hold before anybody reads.
    private const int Events = 1_500;
    private static readonly string Words = new('w', 40_000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Events_OfACaseThatIsDeletedWhileTheyAreSent_NeverLookLikeAll()
    {
        await using var server = await RunningServer.StartAsync(reads: false);
        var caseId = await server.EnterCaseAsync();
        for (var i = 0; i < Events; i++)
        {
            await server.AppendAsync(caseId, new CaseEvent.Failed(Words));
        }

        using var answer = await server.Http.GetAsync(
            $"/api/cases/{caseId}/events", HttpCompletionOption.ResponseHeadersRead, Stop);
        await using var body = await answer.Content.ReadAsStreamAsync(Stop);
        await body.ReadExactlyAsync(new byte[1000], Stop);
        using var deleted = await server.Http.DeleteAsync($"/api/cases/{caseId}", Stop);
        deleted.EnsureSuccessStatusCode();

        await Assert.ThrowsAnyAsync<IOException>(() => body.CopyToAsync(Stream.Null, Stop));
    }
}
