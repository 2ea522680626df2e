using Surgical.Analyzer.Phases;

namespace Surgical.Analyzer.Tests.Phases;

public sealed class PaceTests
{
    [Theory]
    [InlineData(40.5, false)]
    [InlineData(40.6, true)]
    public void IsSlow_Capsulorhexis_BeginsBeyondTheNinetiethPercentile(double seconds, bool slow)
    {
        Assert.Equal(slow, Pace.IsSlow(SurgicalPhase.Capsulorhexis, TimeSpan.FromSeconds(seconds)));
    }

    [Theory]
    [InlineData(10, "Pace: shorter so far than in three of four routine cases.")]
    [InlineData(30, "Pace: within the middle half of routine cases.")]
    [InlineData(35, "Pace: longer than in three of four routine cases.")]
    [InlineData(50, "Pace: longer than in nine of ten routine cases.")]
    public void InWords_Capsulorhexis_PlacesTheTimeAmongRoutineCases(double seconds, string words)
    {
        Assert.Equal(words, Pace.InWords(SurgicalPhase.Capsulorhexis, TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public void InWords_Idle_HasNoPace()
    {
        Assert.Null(Pace.InWords(SurgicalPhase.Idle, TimeSpan.FromHours(1)));
        Assert.False(Pace.IsSlow(SurgicalPhase.Idle, TimeSpan.FromHours(1)));
    }
}
