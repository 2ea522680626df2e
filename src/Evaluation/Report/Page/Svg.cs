using System.Xml.Linq;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Page;

/// <summary>Marks of a plot. Their looks are in report.css, under the kind's name.</summary>
internal static class Svg
{
    /// <param name="name">What a person who cannot see it is told.</param>
    /// <param name="width">In units of the drawing, about pixels.</param>
    /// <param name="height">The same.</param>
    /// <param name="marks">What is drawn, the lowest first.</param>
    public static XElement Plot(string name, double width, double height, params object?[] marks) => Tag(
        "svg.plot",
        Attribute("viewBox", $"0 0 {Number(width)} {Number(height)}"),
        Attribute("style", $"--width:{Number(width)}"),
        Attribute("role", "img"),
        Attribute("aria-label", name),
        marks);

    public static XElement Line(string kind, double x1, double y1, double x2, double y2) => Tag(
        $"line.{kind}", Attribute("x1", x1), Attribute("y1", y1), Attribute("x2", x2), Attribute("y2", y2));

    /// <summary>A bar whose title is shown when it is pointed at.</summary>
    public static XElement Box(string kind, double x, double y, double width, double height, string title) => Tag(
        $"rect.{kind}",
        Attribute("x", x),
        Attribute("y", y),
        Attribute("width", Math.Max(0, width)),
        Attribute("height", Math.Max(0, height)),
        Tag("title", title));

    /// <summary>Letters that start, end or have their middle at a place.</summary>
    public static XElement Text(double x, double y, string anchor, string text) =>
        Tag("text", Attribute("x", x), Attribute("y", y), Attribute("text-anchor", anchor), text);
}
