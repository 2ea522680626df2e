using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Tests.Phases;

public sealed class WatchListTests
{
    public static TheoryData<SurgicalPhase> Phases => [.. PhaseNames.Phases];

    [Theory]
    [MemberData(nameof(Phases))]
    public void For_EveryPhaseButIdle_HasAnEntryOfItsOwn(SurgicalPhase phase)
    {
        var entry = WatchList.For(phase);

        Assert.Equal(phase == SurgicalPhase.Idle ? null : PhaseNames.Id(phase), entry?.Phase);
    }

    [Fact]
    public void All_TwelvePhases_ComesWithSourcesAndTheCallForReview()
    {
        Assert.Equal(12, WatchList.All.Count);
        Assert.NotEmpty(WatchList.Sources);
        Assert.Contains("surgeon must review", WatchList.Review, StringComparison.Ordinal);
    }
}
