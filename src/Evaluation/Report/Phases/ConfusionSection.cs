using System.Xml.Linq;
using Surgical.Evaluation.Phases;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Phases;

/// <summary>What was said for what: a table with the numbers, shaded by the share of the row.</summary>
internal static class ConfusionSection
{
    private const string Right = "#1f77b4";
    private const string Wrong = "#d9731a";

    // Full shade would leave white letters on orange below the contrast that they need.
    private const double Strongest = 0.85;

    public static Section Of(PhaseResults results) => new(
        "confusion",
        "Confusion matrix",
        Tag(
            "p",
            $"Rows: annotated. Columns: predicted. Samples of all cases, {Say.Count(results.Confusion.Samples)} in all, "
            + $"{Say.Count(results.UnknownSamples)} of them predicted Unknown; in small print their share of the row. "
            + "Blue is right, orange is wrong; the darker, the larger the share. A row of nothing but dots was never annotated."),
        Of(
            "Confusion matrix of phases",
            [.. PhaseLook.All.SkipLast(1).Select(phase => phase.Look)],
            [.. PhaseLook.All.Select(phase => phase.Look)],
            results.Confusion.Counts));

    /// <param name="name">For people who cannot see it.</param>
    /// <param name="truth">What the rows are.</param>
    /// <param name="predicted">What the columns are; the first ones as the rows.</param>
    /// <param name="counts">By row, by column.</param>
    public static XElement Of(
        string name, PhaseLook[] truth, PhaseLook[] predicted, IReadOnlyList<IReadOnlyList<int>> counts) => HtmlTable.Scrolling(
            name,
            Tag(
                "table.matrix",
                Tag(
                    "thead",
                    Tag(
                        "tr",
                        Tag("td", "annotated ↓ predicted →"),
                        predicted.Select(look => Tag(
                            "th", Attribute("scope", "col"), Tag("abbr", Attribute("title", look.Name), look.Short))))),
                Tag("tbody", truth.Select((look, row) => Tag(
                    "tr", Tag("th", Attribute("scope", "row"), look.Name), counts[row].Select((count, column) =>
                        Cell(count, counts[row].Sum(), row == column)))))));

    private static XElement Cell(int count, int all, bool isRight)
    {
        if (count == 0)
        {
            return Tag("td.nothing", "·");
        }

        var share = (double)count / all;
        var ground = Ink.OverWhite(isRight ? Right : Wrong, share * Strongest);
        return Tag(
            "td",
            Attribute("style", $"background:{ground};color:{Ink.On(ground)}"),
            Say.Count(count),
            Tag("small", share < 0.01 ? "<1 %" : $"{Math.Round(share * 100)} %"));
    }
}
