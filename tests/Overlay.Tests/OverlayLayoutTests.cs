using FsCheck;
using FsCheck.Fluent;
using Surgical.Analyzer.Findings;

namespace Surgical.Overlay.Tests;

public sealed class OverlayLayoutTests
{
    private static readonly string[] Phases =
        ["idle", "incision", "irrigation-aspiration", "chamber-flushing", "tonifying-antibiotics"];

    private static readonly
        Arbitrary<(KeyFrameAnalysis KeyFrame, double? InPhase, int Width, int Height, string? Knows)> Anything = (
        from width in Gen.Choose(160, 3840)
        from height in Gen.Choose(120, 2160)
        from thinking in ArbMap.Default.GeneratorFor<string?>()
        from quadrant in Gen.Elements("", " upper left quadrant", " lower right quadrant")
        from words in Gen.ArrayOf(Gen.OneOf(
            ArbMap.Default.GeneratorFor<string>(), Gen.Elements("refill", "白内障手術", "\U0001F441", new string('W', 400))))
        from phase in Gen.Elements(Phases)
        from safety in Gen.Elements(0, 1, 40)
        from inPhase in Gen.Elements<double?>(null, 0, 59.9, 1e9)
        from knows in Gen.Elements(null, "rendered scenes only", new string('k', 300))
        select (
            KeyFrames.Read(thinking + quadrant, string.Join(' ', words), phase) with
            {
                Flags = [.. Enumerable.Range(0, Math.Min(safety, 1))
                    .Select(_ => new Flag(FlagCode.Safety, new string('s', safety * 20)))],
            },
            inPhase,
            width,
            height,
            knows)).ToArbitrary();

    [Fact]
    public void For_AnyGuidanceAndSize_KeepsEveryShapeInsideThePicture() => Prop.ForAll(Anything, given =>
    {
        return Shapes(given).All(
            shape => shape.Area.X >= 0 && shape.Area.Y >= 0 && shape.Area.Width >= 0 && shape.Area.Height >= 0
                && shape.Area.Right <= given.Width + 1e-6 && shape.Area.Bottom <= given.Height + 1e-6);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void For_AnyGuidanceAndSize_PutsNoTextOnOtherText() => Prop.ForAll(Anything, given =>
    {
        var texts = Shapes(given).OfType<Shape.Text>().OrderBy(text => text.Area.Y).ToList();
        return texts.Zip(texts.Skip(1)).All(pair => pair.First.Area.Bottom <= pair.Second.Area.Y + 1e-6);
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void For_TheSameGuidanceAndSize_GivesTheSameShapes() => Prop
        .ForAll(Anything, given => Shapes(given).SequenceEqual(Shapes(given)))
        .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(160, 120)]
    [InlineData(3840, 2160)]
    public void For_TrackedPhase_SaysItsNameAndTimeInIt(int width, int height)
    {
        var drawing = OverlayLayout.For(KeyFrames.Read(phase: "irrigation-aspiration"), 83.9, width, height);

        Assert.Contains("Irrigation/Aspiration 1:23", Texts(drawing));
    }

    [Fact]
    public void For_Answer_ShowsAllOfItWhereThereIsRoom()
    {
        const string Answer = "Stop, refill with viscoelastic and redirect the flap toward the centre.";

        var texts = Texts(OverlayLayout.For(KeyFrames.Read(answer: Answer), 1, 640, 480));

        Assert.Contains(Answer, string.Join(' ', texts));
    }

    [Fact]
    public void For_AnswerLongerThanThePicture_SaysThatThereIsMore()
    {
        var texts = Texts(OverlayLayout.For(KeyFrames.Read(answer: new('x', 5000)), 1, 640, 480));

        Assert.Contains(texts, text => text.EndsWith("...", StringComparison.Ordinal));
    }

    [Fact]
    public void For_SafetyFlag_DrawsABorderAndSaysWhy()
    {
        var drawing = OverlayLayout.For(
            KeyFrames.Read().WithFlag(FlagCode.Safety, "the answer says stop"), 1, 640, 480);

        Assert.Equal(new Area(0, 0, 640, 480), Assert.Single(drawing.Shapes.OfType<Shape.Border>()).Area);
        Assert.Contains("Safety: the answer says stop", Texts(drawing));
    }

    [Fact]
    public void For_SafetyFlagWhoseReasonIsTheAnswer_SaysItOnce()
    {
        var keyFrame = KeyFrames.Read(answer: "Stop and refill.").WithFlag(FlagCode.Safety, "Stop and refill.");

        var texts = Texts(OverlayLayout.For(keyFrame, 1, 640, 480));

        Assert.Equal(
            ["Incision 0:01", "Safety", "Stop and refill."],
            texts.Where(text => text != OverlayLayout.TrainingUse).Order());
    }

    [Theory]
    [InlineData(FlagCode.LowConfidence)]
    [InlineData(FlagCode.SlowPace)]
    public void For_OtherFlag_DrawsNoBorder(FlagCode code)
    {
        var drawing = OverlayLayout.For(KeyFrames.Read().WithFlag(code, "beyond the 90th percentile"), 1, 640, 480);

        Assert.Empty(drawing.Shapes.OfType<Shape.Border>());
    }

    [Fact]
    public void For_FootageThatTheModelDoesNotKnow_SaysThatItMeansNothing()
    {
        var texts = Texts(OverlayLayout.For(KeyFrames.Read(), 1, 1024, 768, "rendered scenes only: drawn ones"));

        Assert.Contains("Means nothing on real footage: the model knows rendered scenes only.", texts);
    }

    [Fact]
    public void For_AnythingShown_EndsWithTheTrainingUseLine()
    {
        var texts = Texts(OverlayLayout.For(KeyFrames.Read(), 1, 1024, 768));

        Assert.Contains(OverlayLayout.TrainingUse, texts);
    }

    [Fact]
    public void For_UnknownPhase_ClaimsNone()
    {
        var texts = Texts(OverlayLayout.For(KeyFrames.Read() with { TrackedPhase = null }, 12, 640, 480));

        Assert.DoesNotContain(texts, text => text.Contains("Incision", StringComparison.Ordinal)
            || text.Contains("0:12", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(KeyFrameStatus.Unreadable)]
    [InlineData(KeyFrameStatus.TimedOut)]
    [InlineData(KeyFrameStatus.NotAsked)]
    public void For_UnreadFrameOfAnUnknownPhase_DrawsNothing(KeyFrameStatus status)
    {
        Assert.Empty(OverlayLayout.For(KeyFrames.Unread(status), null, 640, 480).Shapes);
    }

    [Fact]
    public void For_UnreadFrameWithWordsInIt_ShowsNoneOfThem()
    {
        var unread = KeyFrames.Read("The tip is in the upper left quadrant.", "Grasp the flap.") with
        {
            Status = KeyFrameStatus.Unreadable,
        };

        var drawing = OverlayLayout.For(unread, 3, 640, 480);

        Assert.Equal(["Incision 0:03", OverlayLayout.TrainingUse], Texts(drawing));
        Assert.Empty(drawing.Shapes.OfType<Shape.Marker>());
    }

    [Theory]
    [InlineData("The phaco tip is in the upper left quadrant.", 0, 0)]
    [InlineData("The phaco tip is in the Upper-Right quadrant.", 1, 0)]
    [InlineData("The phaco tip is in the lower left quadrant.", 0, 1)]
    [InlineData("The phaco tip is in the bottom right quadrant.", 1, 1)]
    public void For_NamedQuadrant_MarksThatQuarterOfThePicture(string thinking, int column, int row)
    {
        var drawing = OverlayLayout.For(KeyFrames.Read(thinking), 1, 640, 480);

        var region = Assert.Single(drawing.Shapes.OfType<Shape.Marker>()).Area;
        Assert.InRange(region.X, column * 320, region.Right);
        Assert.InRange(region.Right, region.X, (column + 1) * 320);
        Assert.InRange(region.Y, row * 240, region.Bottom);
        Assert.InRange(region.Bottom, region.Y, (row + 1) * 240);
    }

    [Theory]
    [InlineData("The phaco tip is at the centre of the pupil.")]
    [InlineData("The tip is not in the upper left quadrant.")]
    [InlineData("The tip moves from the upper left quadrant to the lower right quadrant.")]
    [InlineData("The upper left wound is closed.")]
    [InlineData(null)]
    public void For_NoQuadrantOrMoreThanOne_MarksNone(string? thinking)
    {
        var drawing = OverlayLayout.For(KeyFrames.Read(thinking), 1, 640, 480);

        Assert.Empty(drawing.Shapes.OfType<Shape.Marker>());
    }

    private static IReadOnlyList<Shape> Shapes(
        (KeyFrameAnalysis KeyFrame, double? InPhase, int Width, int Height, string? Knows) given) =>
        OverlayLayout.For(given.KeyFrame, given.InPhase, given.Width, given.Height, given.Knows).Shapes;

    private static string[] Texts(Drawing drawing) =>
        [.. drawing.Shapes.OfType<Shape.Text>().Select(text => text.Content)];
}
