using System.Xml.Linq;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Plots;

/// <summary>A calibration curve with its figures in words and as a table.</summary>
internal static class CalibrationFigure
{
    /// <param name="name">Whose confidence.</param>
    /// <param name="summary">Of the answers that have one.</param>
    /// <param name="unit">What an answer is to.</param>
    public static XElement Of(string name, CalibrationSummary summary, string unit)
    {
        var (calibration, interval) = (summary.Calibration, summary.Interval);
        var without =
            $"{Say.Count(summary.All - calibration.Samples)} of {Say.Count(summary.All, unit)} without an answer or a "
                + "confidence left out";
        return calibration.Samples == 0
            ? Tag("figure", Tag("figcaption", Tag("h3", name)), Tag("p", $"No confidence: {without}."))
            : Tag(
                "figure",
                Tag(
                    "figcaption",
                    Tag("h3", name),
                    Tag(
                        "p.quiet",
                        $"ECE {Say.Fraction(calibration.ExpectedError)}"
                        + (double.IsNaN(interval.Low)
                            ? ""
                            : $" ({Say.Fraction(interval.Low)} to {Say.Fraction(interval.High)})")
                        + $", right {Say.Fraction(calibration.Accuracy)} of "
                        + $"{Say.Count(calibration.Samples, unit)}; {without}.")),
                CalibrationPlot.Of(calibration, name),
                Tag("details", Tag("summary", $"{name} as a table"), Table(calibration, name)));
    }

    private static XElement Table(Calibration calibration, string name) => HtmlTable.Of(
        name,
        ["Confidence", "Answers", "Mean confidence", "Share right"],
        calibration.Bins.Select(bin => HtmlTable.Row(
            $"{Number(bin.Low)} to {Number(bin.High)}",
            Tag("td.number", Say.Count(bin.Samples)),
            Tag("td.number", Say.Fraction(bin.Confidence)),
            Tag("td.number", Say.Fraction(bin.Accuracy)))));
}
