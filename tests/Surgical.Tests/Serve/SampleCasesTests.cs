using Surgical.Analyzer.Findings;
using Surgical.Cases.Chart;
using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Serve;

public sealed class SampleCasesTests
{
    [Fact]
    public async Task Surgical_WithoutAVerbTwice_HasTheSampleCasesOnce()
    {
        using var folder = new TemporaryFolder();
        await using (await ServeProcess.StartAsync(folder.Path, verb: null))
        {
        }

        await using var server = await ServeProcess.StartAsync(folder.Path, verb: null);

        var cases = await server.GetAsync<List<Case>>("/api/cases");
        Assert.Equal([("phaco-routine", true), ("phaco-runout", true)], cases.Select(c => (c.Name, c.IsSample)));
    }

    [Fact]
    public async Task Surgical_SampleThatWasDeleted_DoesNotComeBackAtTheNextStart()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using (var before = await ServeProcess.StartAsync(folder.Path, verb: null))
        {
            var routine = (await before.GetAsync<List<Case>>("/api/cases")).Single(one => one.Name == "phaco-routine");
            using var deleted = await before.Http.DeleteAsync($"/api/cases/{routine.Id}", stop);
            deleted.EnsureSuccessStatusCode();
        }

        await using var server = await ServeProcess.StartAsync(folder.Path, verb: null);

        Assert.Equal(["phaco-runout"], (await server.GetAsync<List<Case>>("/api/cases")).Select(one => one.Name));
    }

    [Fact]
    public async Task Serve_WithoutAVerb_ReadsASampleAndSaysWhatTheModelKnows()
    {
        var stop = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await using var server = await ServeProcess.StartAsync(folder.Path, verb: null);
        var sample = (await server.GetAsync<List<Case>>("/api/cases"))[0];
        await using var page = await HubClient.ConnectAsync(server.Address, stop);

        await page.WatchAsync(sample.Id, after: 0, stop);

        await foreach (var caseEvent in page.EventsAsync(stop))
        {
            if (caseEvent is { Kind: CaseEventKind.KeyFrame, KeyFrame: { } keyFrame })
            {
                Assert.Equal((KeyFrameStatus.Read, "idle"), (keyFrame.Status, keyFrame.TrackedPhase));
                break;
            }
        }

        Assert.Contains(
            "rendered scenes only", (await server.GetAsync<Case>($"/api/cases/{sample.Id}")).Model?.KnowsOnly,
            StringComparison.Ordinal);
    }
}
