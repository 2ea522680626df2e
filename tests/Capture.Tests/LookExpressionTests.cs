namespace Surgical.Capture.Tests;

public class LookExpressionTests
{
    [Fact]
    public void Every_GapOfAnHourOnAClockOfNanoseconds_IsCountedInWholeNumbers()
    {
        var expression = LookExpression.Of(new Looks.Every(TimeSpan.FromHours(1)), Track(new(1, 1_000_000_000)));

        Assert.Contains("floor(((pts-(0))*1+(0))/3600000000000)", expression, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_VideoThatBeginsLate_IsCountedFromThePlayersZero()
    {
        var track = Track(new(1, 90_000)) with { FirstPicture = 126_000, Lead = TimeSpan.FromSeconds(0.5) };

        var expression = LookExpression.Of(new Looks.Every(TimeSpan.FromSeconds(1)), track);

        Assert.Contains("floor(((pts-(126000))*1+(45000))/90000)", expression, StringComparison.Ordinal);
    }

    [Fact]
    public void At_Times_AreFoundOnTheStreamsClock()
    {
        var track = Track(new(1, 30_000)) with { FirstPicture = 100 };

        var expression = LookExpression.Of(new Looks.At([TimeSpan.Zero, new(333_667), new(30_030_000)]), track);

        Assert.Equal("if(lt(pts,1101),eq(pts,100),if(lt(pts,90190),eq(pts,1101),eq(pts,90190)))", expression);
    }

    private static VideoTrack Track(Fraction timeBase) => new()
    {
        Container = "mov,mp4",
        Codec = "h264",
        PixelFormat = "yuv420p",
        Matrix = "",
        IsFullRange = false,
        Width = 160,
        Height = 120,
        Rotation = 0,
        HasSquarePixels = true,
        Rate = "25/1",
        TimeBase = timeBase,
        FirstPicture = 0,
        Lead = TimeSpan.Zero,
        Length = null,
        ContainerLength = null,
    };
}
