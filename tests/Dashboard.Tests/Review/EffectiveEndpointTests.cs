using System.Net;
using Surgical.Cases.Chart;
using Surgical.Cases.Chart.Effective;

namespace Surgical.Dashboard.Tests.Review;

public sealed class EffectiveEndpointTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_AfterACorrection_HasThePersonsWordAtThatFrame()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        var before = await reviewed.Server.GetAsync<EffectiveCase>($"/api/cases/{reviewed.Id}/effective");

        using var said = await reviewed.PostAsync(
            """{"index": 50, "seconds": 2, "verdict": "corrected", "phase": "idle", "by": "Dr A"}""");

        var after = await reviewed.Server.GetAsync<EffectiveCase>($"/api/cases/{reviewed.Id}/effective");
        var corrected = after.Frames.Single(frame => frame.Index == 50);
        Assert.Equal(before.LastEvent + 1, after.LastEvent);
        Assert.Equal(
            ("idle", "Dr A", null, AdviceStanding.Withdrawn),
            (corrected.Phase, corrected.PhaseBy, corrected.Advice, corrected.Standing));
        Assert.Equal(
            [("incision", null, 0.0, 1.0), ("idle", "Dr A", 1, 3), ("incision", null, 3, 18)],
            after.Phases.Select(span => (span.Phase!, span.By, span.StartSeconds, span.EndSeconds)));
        Assert.All(before.Frames, frame => Assert.Equal(("incision", null), (frame.Phase, frame.PhaseBy)));
    }

    [Fact]
    public async Task List_AfterCorrections_HasWhatHoldsAndCountsOpenSpans()
    {
        await using var reviewed = await ReviewedCase.StartAsync();
        var before = await reviewed.Server.GetAsync<Case>($"/api/cases/{reviewed.Id}");
        using var said = await reviewed.PostAsync(
            """{"index": 50, "seconds": 2, "verdict": "corrected", "phase": "idle", "by": "Dr A"}""");

        var effective = await reviewed.Server.GetAsync<EffectiveCase>($"/api/cases/{reviewed.Id}/effective");
        var row = (await reviewed.Server.GetAsync<List<Case>>("/api/cases")).Single(one => one.Id == reviewed.Id);

        Assert.Null(before.EffectivePhases);
        Assert.Equal(effective.Phases, row.EffectivePhases);
        Assert.Equal(before.Phases, row.Phases);
        Assert.Equal(effective.Flags.Count(flag => flag.State is FlagState.Open), row.FlagCount);
    }

    [Fact]
    public async Task Get_OfAnUnknownCase_IsNotThere()
    {
        await using var reviewed = await ReviewedCase.StartAsync();

        using var answer = await reviewed.Server.Http.GetAsync("/api/cases/0123456789abcdef/effective", Stop);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
