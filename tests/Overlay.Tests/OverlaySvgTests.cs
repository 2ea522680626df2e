using System.Xml.Linq;
using Surgical.Analyzer.Findings;

namespace Surgical.Overlay.Tests;

public sealed class OverlaySvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Write_MarkupInTheAnswer_StaysText()
    {
        const string Answer = "<script>alert('x')</script> & \"]]>\"";

        var document = Written(KeyFrames.Read(answer: Answer));

        Assert.Empty(document.Descendants(Svg + "script"));
        Assert.Contains(Answer, document.Descendants(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void Write_CharactersThatXmlForbids_AreReplaced()
    {
        var document = Written(KeyFrames.Read(answer: "a\u0000b\uffffc\ud800d"));

        Assert.Contains("a\ufffdb\ufffdc\ufffdd", document.Descendants(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public void Write_AnyDrawing_HasTheSizeOfThePicture()
    {
        var root = Written(KeyFrames.Read()).Root!;

        Assert.Equal(
            ("640", "480", "0 0 640 480"),
            (root.Attribute("width")!.Value, root.Attribute("height")!.Value, root.Attribute("viewBox")!.Value));
    }

    [Fact]
    public void Write_NothingKnown_IsAnEmptyDocument()
    {
        Assert.Empty(Written(KeyFrames.Unread(KeyFrameStatus.NotAsked)).Root!.Elements());
    }

    [Fact]
    public void Write_MarkerAndBorder_AreUnfilledStrokes()
    {
        var keyFrame = KeyFrames.Read("In the lower left quadrant.").WithFlag(FlagCode.Safety, "the answer says stop");

        var unfilled = Written(keyFrame).Root!.Elements().Where(element => element.Attribute("fill")!.Value == "none");

        Assert.Equal([Svg + "path", Svg + "rect"], unfilled.Select(element => element.Name));
    }

    private static XDocument Written(KeyFrameAnalysis keyFrame) =>
        XDocument.Parse(OverlaySvg.Write(OverlayLayout.For(keyFrame, 4, 640, 480)));
}
