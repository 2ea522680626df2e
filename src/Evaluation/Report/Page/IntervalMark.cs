using System.Xml.Linq;
using Surgical.Evaluation.Figures;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Page;

/// <summary>A figure as a dot and its interval as a line, on a scale from nothing to all.</summary>
internal static class IntervalMark
{
    private const double Width = 160;
    private const double Height = 14;
    private const double Edge = 5;

    /// <summary>Drawn beside the numbers, so that it is not read out.</summary>
    /// <param name="value">0 to 1.</param>
    /// <param name="interval">0 to 1; NaN for none.</param>
    public static XElement Of(double value, Confidence interval) => Tag(
        "svg.interval",
        Attribute("viewBox", $"0 0 {Width} {Height}"),
        Attribute("aria-hidden", "true"),
        Line("scale", 0, 1),
        double.IsNaN(interval.Low) ? null : Line("range", interval.Low, interval.High),
        double.IsNaN(value)
            ? null
            : Tag("circle", Attribute("cx", At(value)), Attribute("cy", Height / 2), Attribute("r", 3.5)));

    private static XElement Line(string kind, double from, double to) => Tag(
        $"line.{kind}",
        Attribute("x1", At(from)),
        Attribute("x2", At(to)),
        Attribute("y1", Height / 2),
        Attribute("y2", Height / 2));

    private static double At(double share) => Edge + (Math.Clamp(share, 0, 1) * (Width - (2 * Edge)));
}
