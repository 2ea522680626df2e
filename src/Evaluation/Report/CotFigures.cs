using System.Xml.Linq;
using Surgical.Evaluation.Runs;
using Surgical.Evaluation.Training;
using static Surgical.Evaluation.Report.Html;

namespace Surgical.Evaluation.Report;

/// <summary>Token accuracy and loss over all replies and by fold, in both averages.</summary>
internal static class CotFigures
{
    private static readonly (string Name, string Key, Func<TokenSummary, double> Value)[] Figures =
    [
        ("Token accuracy, token-weighted", "token_weighted_accuracy", summary => summary.TokenWeightedAccuracy),
        ("Token accuracy, batch mean (TRL)", "eval_mean_token_accuracy", summary => summary.MeanTokenAccuracy),
        ("Loss, token-weighted, nats", "token_weighted_loss", summary => summary.TokenWeightedLoss),
        ("Loss, weighted by replies (Trainer), nats", "eval_loss", summary => summary.EvalLoss),
    ];

    private static readonly object[] Columns =
    [
        "Replies", "Tokens", "Token accuracy, token-weighted", "batch mean (TRL)", "Loss, token-weighted",
        "by replies (Trainer)",
    ];

    public static Section Of(CotResults results)
    {
        var summary = results.Summarise(results.Rows);
        var cases = results.Rows.GroupBy(row => row.Case).Select(one => one.ToArray()).ToArray();
        var intervals = Confidence.Of(
            cases, drawn => Values(results.Summarise([.. drawn.SelectMany(one => one)])), results.Options.Seed);
        return new(
            "figures",
            "Main figures",
            HtmlTable.Of(
                "Main figures",
                ["Figure", "Key in results.json", "Value", "95 % interval"],
                Figures.Select((figure, place) => HtmlTable.Row(
                    figure.Name,
                    Tag("code", figure.Key),
                    Tag("td.number.strong", Say.Fraction(figure.Value(summary))),
                    Tag("td.number", Say.Interval(intervals[place]))))),
            Tag(
                "p.note",
                cases.Length < 2
                    ? "One case: how much the figures would differ with other cases cannot be said."
                    : $"Intervals: 95 %, percentile bootstrap over {Say.Count(cases.Length, "case")}, "
                        + $"{Say.Count(Confidence.Draws)} draws, seed {results.Options.Seed}. Few cases make them optimistic."),
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
                    .. Values(summary).Select(value => Tag("td.number", Say.Fraction(value))),
                ]);
        }));

    private static double[] Values(TokenSummary summary) => [.. Figures.Select(figure => figure.Value(summary))];
}
