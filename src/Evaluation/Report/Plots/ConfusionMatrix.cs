using System.Xml.Linq;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Plots;

/// <summary>What was said for what: a table with the numbers, shaded by the share of the row.</summary>
internal static class ConfusionMatrix
{
    private const string Right = "#1f77b4";
    private const string Wrong = "#d9731a";

    // Full shade would leave white letters on orange below the contrast that they need.
    private const double Strongest = 0.85;

    /// <param name="name">For people who cannot see it.</param>
    /// <param name="truth">What the rows are.</param>
    /// <param name="predicted">What the columns are; the first ones as the rows.</param>
    /// <param name="counts">By row, by column.</param>
    public static XElement Of(
        string name, PhaseLook[] truth, PhaseLook[] predicted, IReadOnlyList<IReadOnlyList<int>> counts) =>
        HtmlTable.Scrolling(
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
