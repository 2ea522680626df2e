using System.Xml.Linq;
using Surgical.Evaluation.Replies;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Replies;

/// <summary>Token accuracy and loss over all replies and by fold, in both averages.</summary>
internal static class CotFigures
{
    private static readonly object[] Columns =
    [
        "Replies", "Tokens", "Token accuracy, token-weighted", "batch mean (TRL)", "Loss, token-weighted",
        "by replies (Trainer)",
    ];

    public static Section Of(CotResults results)
    {
        var summary = results.Summarise(results.Rows);
        var cases = results.Rows.Select(row => row.Case).Distinct().Count();
        return new(
            "figures",
            "Main figures",
            HtmlTable.Of(
                "Main figures",
                ["Figure", "Key in results.json", "Value", "95 % interval"],
                CotFigure.Main.Select((figure, place) => HtmlTable.Row(
                    figure.Name,
                    Tag("code", figure.Key),
                    Tag("td.number.strong", Say.Fraction(figure.Of(summary))),
                    Tag("td.number", Say.Interval(results.Intervals[place]))))),
            Tag("p.note", Say.Bootstrap(cases, "case", "cases", results.Options.Seed)),
            Tag("h3", "By fold"),
            Table(
                "Figures by fold",
                "Fold",
                results,
                results.Folds().Select(fold => (Number(fold.Key), (IReadOnlyList<ForetoldRow>)[.. fold]))));
    }

    /// <summary>The figures of parts of the replies, a row each.</summary>
    public static XElement Table(
        string name,
        string column,
        CotResults results,
        IEnumerable<(string Name, IReadOnlyList<ForetoldRow> Rows)> parts) => HtmlTable.Of(
        name,
        [column, .. Columns],
        parts.Select(part =>
        {
            var summary = results.Summarise(part.Rows);
            return HtmlTable.Row(
                part.Name,
                [
                    Tag("td.number", Say.Count(summary.Replies)),
                    Tag("td.number", Say.Count(summary.Tokens)),
                    .. CotFigure.Values(summary).Select(value => Tag("td.number", Say.Fraction(value))),
                ]);
        }));
}
