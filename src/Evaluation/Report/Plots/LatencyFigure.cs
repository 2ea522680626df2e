using System.Xml.Linq;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;
using static Surgical.Evaluation.Report.Page.Svg;

namespace Surgical.Evaluation.Report.Plots;

/// <summary>How long answers took: a histogram with its quantiles.</summary>
internal static class LatencyFigure
{
    private const double Left = 42;
    private const double Top = 26;
    private const double PlotWidth = 520;
    private const double PlotHeight = 150;
    private const double Width = Left + PlotWidth + 24;
    private const double Height = Top + PlotHeight + 40;
    private const int MostBins = 30;

    private static readonly double[] Steps = [1, 2, 2.5, 5, 10];

    /// <param name="seconds">At least one.</param>
    /// <param name="what">What the answers are to: "key frame".</param>
    /// <param name="many">Several of those, where that is not one with an s.</param>
    public static XElement Of(IReadOnlyCollection<double> seconds, string what, string? many = null)
    {
        var latency = Latency.Of(seconds)!;
        var step = RoundStep(latency.Longest / MostBins);
        var bins = seconds.CountBy(value => (int)(value / step)).ToDictionary();
        var (last, most) = (bins.Keys.Max(), bins.Values.Max());
        double X(double value) => Left + (PlotWidth * value / (step * (last + 1)));
        return Tag(
            "figure",
            Tag("figcaption", Tag("p.quiet", Words(latency, what, many))),
            Plot(
                Words(latency, what, many),
                Width,
                Height,
                bins.Select(bin => Box(
                    "bin",
                    X(bin.Key * step) + 0.5,
                    Top + (PlotHeight * (1 - ((double)bin.Value / most))),
                    X(step) - Left - 1,
                    PlotHeight * bin.Value / most,
                    $"{Number(bin.Key * step)} to {Number((bin.Key + 1) * step)} s: "
                    + $"{Say.Count(bin.Value, what, many)}")),
                Line("axis", Left, Top + PlotHeight, Left + PlotWidth, Top + PlotHeight),
                Axis(step * (last + 1)).Select(tick => Text(X(tick), Top + PlotHeight + 16, "middle", Number(tick))),
                Text(Left - 6, Top + 10, "end", Say.Count(most)),
                Text(Left + (PlotWidth / 2), Height - 6, "middle", "seconds"),
                Mark("median", X(latency.Median)),
                Mark("95 %", X(latency.Within95))));
    }

    private static string Words(Latency latency, string what, string? many) =>
        $"{Say.Count(latency.Count, what, many)}: median {At(latency.Median)}, 90 % within {At(latency.Within90)}, "
        + $"95 % within {At(latency.Within95)}, longest {At(latency.Longest)}.";

    private static string At(double seconds) =>
        seconds < 10 ? FormattableString.Invariant($"{seconds:0.00} s") : $"{Say.Seconds(seconds)} s";

    private static IEnumerable<XElement> Mark(string name, double x) =>
    [
        Line("mark", x, Top - 4, x, Top + PlotHeight),
        Text(x, Top - 10, "middle", name),
    ];

    private static IEnumerable<double> Axis(double end)
    {
        const int FewestMarks = 5;
        var step = RoundStep(end / FewestMarks);
        return Enumerable.Range(0, (int)(end / step) + 1).Select(tick => tick * step);
    }

    /// <summary>The next round number.</summary>
    private static double RoundStep(double least)
    {
        const double Shortest = 0.001;
        var power = Math.Pow(10, Math.Floor(Math.Log10(Math.Max(least, Shortest))));
        return Steps.Select(step => step * power).First(step => step >= Math.Max(least, Shortest) * 0.999);
    }
}
