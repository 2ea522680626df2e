namespace Surgical.Capture.Tests.Footage;

public sealed class SourceClockTests
{
    private static readonly SourceClock Clock = new(
        90_000, 90, Start: 1000 * 90, UsualStep: 40 * 90, StandsStill: false);

    [Fact]
    public void Lay_GrowingTimes_AreThoseOfTheStreamLessItsStart() =>
        Assert.Equal([0, 0.04, 15.04], Seconds(Clock, 1000, 1040, 16_040));

    [Fact]
    public void Lay_ClockThatBeginsAnew_IsLaidEndToEnd() =>
        Assert.Equal([0, 0.04, 0.08, 0.12, 0.16], Seconds(Clock, 1000, 1040, 1080, 1000, 1040));

    [Fact]
    public void Lay_TwoPicturesOfOneTime_StayTwoAndShiftNothing()
    {
        var laid = Clock.Lay([1000, 1000, 1040]);

        Assert.Equal([0, 1, 3600], laid);
    }

    [Fact]
    public void Lay_ClockThatStandsStill_GoesOnAtTheUsualPace() =>
        Assert.Equal([0, 0.04, 0.08], Seconds(Clock with { StandsStill = true }, 1000, 1000, 1000));

    [Fact]
    public void Lay_PictureBeforeTheStart_IsShownAtIt() => Assert.Equal([0, 0.04], Seconds(Clock, 990, 1040));

    private static IEnumerable<double> Seconds(SourceClock clock, params long[] clocks) =>
        clock.Lay(clocks).Select(steps => clock.At(steps).TotalSeconds);
}
