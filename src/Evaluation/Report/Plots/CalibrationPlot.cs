using System.Xml.Linq;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;
using static Surgical.Evaluation.Report.Page.Svg;

namespace Surgical.Evaluation.Report.Plots;

/// <summary>Confidence against accuracy, above how many answers each point rests on.</summary>
internal static class CalibrationPlot
{
    private const double Left = 56;
    private const double Top = 10;
    private const double Side = 250;
    private const double CountsTop = Top + Side + 14;
    private const double CountsHeight = 44;
    private const double Width = Left + Side + 12;
    private const double Height = CountsTop + CountsHeight + 40;

    private const double SmallestDot = 2;
    private const double DotGrowth = 6;

    private static readonly double[] Ticks = [0, 0.25, 0.5, 0.75, 1];

    public static XElement Of(Calibration calibration, string name) => Plot(
        $"{name}: {Words(calibration)}",
        Width,
        Height,
        Ticks.Select(Grid),
        calibration.Bins.Where(bin => bin.Samples > 0).Select(Bar),
        Line("ideal", X(0), Y(0), X(1), Y(1)),
        calibration.Bins.Where(bin => bin.Samples > 0).Select(bin => Dot(bin, calibration.Samples)),
        Counts(calibration),
        Text(Left + (Side / 2), Height - 6, "middle", "confidence"),
        Tag(
            "g",
            Attribute("transform", $"translate(12 {Number(Top + (Side / 2))}) rotate(-90)"),
            Text(0, 0, "middle", "share that is right")));

    private static string Words(Calibration calibration) => string.Join("; ", calibration.Bins
        .Where(bin => bin.Samples > 0)
        .Select(bin => $"at {Say.Fraction(bin.Confidence)} right {Say.Fraction(bin.Accuracy)} of {bin.Samples}"));

    private static IEnumerable<XElement> Grid(double tick) =>
    [
        Line("grid", X(0), Y(tick), X(1), Y(tick)),
        Line("grid", X(tick), Y(0), X(tick), Y(1)),
        Text(Left - 6, Y(tick) + 4, "end", Number(tick)),
        Text(X(tick), CountsTop + CountsHeight + 16, "middle", Number(tick)),
    ];

    private static XElement Bar(CalibrationBin bin) => Box(
        "bin", X(bin.Low) + 1, Y(bin.Accuracy), (Side * (bin.High - bin.Low)) - 2, Y(0) - Y(bin.Accuracy),
        Tooltip(bin));

    /// <summary>Its area tells how many answers it rests on, so that few do not look like many.</summary>
    private static XElement Dot(CalibrationBin bin, int all) => Tag(
        "circle.dot",
        Attribute("cx", X(bin.Confidence)),
        Attribute("cy", Y(bin.Accuracy)),
        Attribute("r", SmallestDot + (DotGrowth * Math.Sqrt((double)bin.Samples / all))),
        Tag("title", Tooltip(bin)));

    private static IEnumerable<XElement> Counts(Calibration calibration)
    {
        double most = calibration.Bins.Max(bin => bin.Samples);
        foreach (var bin in calibration.Bins.Where(bin => bin.Samples > 0))
        {
            var height = Math.Max(1, CountsHeight * bin.Samples / most);
            yield return Box(
                "count",
                X(bin.Low) + 1,
                CountsTop + CountsHeight - height,
                (Side * (bin.High - bin.Low)) - 2,
                height,
                Tooltip(bin));
        }

        yield return Line("grid", X(0), CountsTop + CountsHeight, X(1), CountsTop + CountsHeight);
        yield return Text(Left - 6, CountsTop + 10, "end", Say.Count((int)most));
    }

    private static string Tooltip(CalibrationBin bin) =>
        $"{Number(bin.Low)} to {Number(bin.High)}: {bin.Samples} answers, mean confidence "
        + $"{Say.Fraction(bin.Confidence)}, right {Say.Fraction(bin.Accuracy)}";

    private static double X(double share) => Left + (Side * share);

    private static double Y(double share) => Top + (Side * (1 - share));
}
