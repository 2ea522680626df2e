using System.Xml.Linq;
using Surgical.Analyzer.Findings;

namespace Surgical.Overlay.Tests;

public sealed class OverlaySvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

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
        Assert.Empty(Written(KeyFrames.Read()).Root!.Elements());
    }

    [Fact]
    public void Write_WhatTheModelNamed_IsGeometryAloneInDashedLinesOfOneWidth()
    {
        var drawn = Written(KeyFrames.Read("In the <b>lower left quadrant</b>.")).Root!.Elements().ToList();

        Assert.All(drawn, line => Assert.Equal(
            (Svg + "rect", "none", "9 7", "non-scaling-stroke"),
            (line.Name, line.Attribute("fill")!.Value, line.Attribute("stroke-dasharray")!.Value,
                line.Attribute("vector-effect")!.Value)));
        Assert.NotEmpty(drawn);
    }

    private static XDocument Written(KeyFrameAnalysis keyFrame) =>
        XDocument.Parse(OverlaySvg.Write(OverlayLayout.For(keyFrame, 640, 480)));
}
