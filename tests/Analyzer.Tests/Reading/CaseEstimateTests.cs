using Surgical.Analyzer.Reading;
using Surgical.Capture;

namespace Surgical.Analyzer.Tests.Reading;

public sealed class CaseEstimateTests
{
    private static readonly KeyFrameSamplerOptions EverySecond = new() { FixedGap = TimeSpan.FromSeconds(1) };

    private static readonly AnswerTime TwoSeconds = new(TimeSpan.FromSeconds(2), null, 0);

    [Fact]
    public void Remaining_BeforeTheFirstAnswer_IsNotKnown()
    {
        var estimate = new CaseEstimate(TimeSpan.FromSeconds(70), EverySecond);
        Assert.Null(estimate.Remaining);

        estimate.Observe(TimeSpan.Zero, spent: null);

        Assert.Null(estimate.Remaining);
    }

    [Fact]
    public void Remaining_UnknownLength_IsNeverKnown()
    {
        var estimate = new CaseEstimate(length: null, EverySecond);

        estimate.Observe(TimeSpan.Zero, TwoSeconds);

        Assert.Equal((null, null), (estimate.Remaining, estimate.KeyFrames));
    }

    [Theory]
    [InlineData(70, 70)]
    [InlineData(69.96, 70)]
    [InlineData(70.04, 71)]
    public void KeyFrames_FixedGap_AreThoseBeforeTheEnd(double seconds, long expected)
    {
        Assert.Equal((expected, expected), new CaseEstimate(TimeSpan.FromSeconds(seconds), EverySecond).KeyFrames);
    }

    [Fact]
    public void KeyFrames_ByChange_AreBetweenTheGaps()
    {
        var sampler = new KeyFrameSamplerOptions
        {
            LeastGap = TimeSpan.FromSeconds(2),
            GreatestGap = TimeSpan.FromSeconds(10),
        };

        Assert.Equal((6, 30), new CaseEstimate(TimeSpan.FromSeconds(60), sampler).KeyFrames);
    }

    [Fact]
    public void Remaining_FixedGap_IsTheMeanTimesWhatIsLeft()
    {
        var estimate = new CaseEstimate(TimeSpan.FromSeconds(10), EverySecond);

        estimate.Observe(TimeSpan.Zero, TwoSeconds);
        Assert.Equal(TimeSpan.FromSeconds(18), estimate.Remaining);

        // One that was not worth a question costs nothing, and others like it will come.
        estimate.Observe(TimeSpan.FromSeconds(1), spent: null);
        Assert.Equal(TimeSpan.FromSeconds(8), estimate.Remaining);

        estimate.Observe(TimeSpan.FromSeconds(9), TwoSeconds);
        Assert.Equal(TimeSpan.Zero, estimate.Remaining);
    }

    [Fact]
    public void Remaining_ByChange_GoesOnAsOftenAsSoFar()
    {
        var sampler = new KeyFrameSamplerOptions
        {
            LeastGap = TimeSpan.FromSeconds(2),
            GreatestGap = TimeSpan.FromSeconds(10),
        };
        var estimate = new CaseEstimate(TimeSpan.FromSeconds(60), sampler);

        estimate.Observe(TimeSpan.Zero, TwoSeconds);
        Assert.Equal(TimeSpan.FromSeconds(12), estimate.Remaining);

        estimate.Observe(TimeSpan.FromSeconds(5), TwoSeconds);
        Assert.Equal(TimeSpan.FromSeconds(22), estimate.Remaining);
    }
}
