namespace Surgical.Capture.Tests;

public class LookExpressionTests
{
    [Fact]
    public void Every_GapOfAnHourOnAClockOfNanoseconds_IsCountedInWholeNumbers()
    {
        var expression = LookExpression.Of(new Looks.Every(TimeSpan.FromHours(1)), Clock(1_000_000_000));

        Assert.Contains("floor(pts*1/3600000000000)", expression, StringComparison.Ordinal);
    }

    [Fact]
    public void At_Times_AreFoundOnTheCasesClock()
    {
        var expression = LookExpression.Of(new Looks.At([TimeSpan.Zero, new(333_667), new(30_030_000)]), Clock(30_000));

        Assert.Equal("if(lt(pts,1001),eq(pts,0),if(lt(pts,90090),eq(pts,1001),eq(pts,90090)))", expression);
    }

    private static SourceClock Clock(long stepsPerSecond) => new(stepsPerSecond, 1, 0, 1000, StandsStill: false);
}
