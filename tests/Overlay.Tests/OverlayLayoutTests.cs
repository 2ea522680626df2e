using FsCheck;
using FsCheck.Fluent;
using Surgical.Analyzer.Findings;

namespace Surgical.Overlay.Tests;

public sealed class OverlayLayoutTests
{
    private static readonly Arbitrary<(KeyFrameAnalysis KeyFrame, int Width, int Height)> Anything = (
        from width in Gen.Choose(1, 3840)
        from height in Gen.Choose(1, 2160)
        from thinking in ArbMap.Default.GeneratorFor<string?>()
        from quadrant in Gen.Elements("", " upper left quadrant", " lower right quadrant")
        from answer in ArbMap.Default.GeneratorFor<string?>()
        select (KeyFrames.Read(thinking + quadrant, answer), width, height)).ToArbitrary();

    [Fact]
    public void For_AnyGuidanceAndSize_KeepsEveryShapeInsideThePicture() => Prop.ForAll(Anything, given =>
    {
        return Shapes(given).All(
            shape => shape.Area.X >= 0 && shape.Area.Y >= 0 && shape.Area.Width >= 0 && shape.Area.Height >= 0
                && shape.Area.Right <= given.Width + 1e-6 && shape.Area.Bottom <= given.Height + 1e-6);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void For_TheSameGuidanceAndSize_GivesTheSameShapes() => Prop
        .ForAll(Anything, given => Shapes(given).SequenceEqual(Shapes(given)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(KeyFrameStatus.Unreadable)]
    [InlineData(KeyFrameStatus.TimedOut)]
    [InlineData(KeyFrameStatus.NotAsked)]
    [InlineData(KeyFrameStatus.Erased)]
    public void For_FrameThatWasNotRead_DrawsNothing(KeyFrameStatus status)
    {
        var unread = KeyFrames.Read("The tip is in the upper left quadrant.") with { Status = status };

        Assert.Empty(OverlayLayout.For(unread, 640, 480).Shapes);
        Assert.Null(OverlayLayout.PlaceNamedIn(unread));
    }

    [Theory]
    [InlineData("The phaco tip is in the upper left quadrant.", 0, 0, "upper left quadrant")]
    [InlineData("The phaco tip is in the Upper-Right quadrant.", 1, 0, "upper right quadrant")]
    [InlineData("The phaco tip is in the lower left quadrant.", 0, 1, "lower left quadrant")]
    [InlineData("The phaco tip is in the bottom right quadrant.", 1, 1, "lower right quadrant")]
    public void For_NamedQuadrant_MarksThatQuarterOfThePictureAndSaysWhich(
        string thinking, int column, int row, string words)
    {
        var region = Assert.Single(OverlayLayout.For(KeyFrames.Read(thinking), 640, 480).Shapes).Area;

        Assert.InRange(region.X, column * 320, region.Right);
        Assert.InRange(region.Right, region.X, (column + 1) * 320);
        Assert.InRange(region.Y, row * 240, region.Bottom);
        Assert.InRange(region.Bottom, region.Y, (row + 1) * 240);
        Assert.Equal(words, OverlayLayout.PlaceNamedIn(KeyFrames.Read(thinking)));
    }

    [Theory]
    [InlineData("The phaco tip is at the centre of the pupil.")]
    [InlineData("The tip is not in the upper left quadrant.")]
    [InlineData("The tip moves from the upper left quadrant to the lower right quadrant.")]
    [InlineData("The upper left wound is closed.")]
    [InlineData(null)]
    public void For_NoQuadrantOrMoreThanOne_MarksNone(string? thinking)
    {
        Assert.Empty(OverlayLayout.For(KeyFrames.Read(thinking), 640, 480).Shapes);
        Assert.Null(OverlayLayout.PlaceNamedIn(KeyFrames.Read(thinking)));
    }

    private static IReadOnlyList<Shape> Shapes((KeyFrameAnalysis KeyFrame, int Width, int Height) given) =>
        OverlayLayout.For(given.KeyFrame, given.Width, given.Height).Shapes;
}
