using System.Text.Json;
using System.Xml.Linq;
using Surgical.DataSets.Phases;
using Surgical.Evaluation.Replies;
using Surgical.Evaluation.Report.Page;
using Surgical.Evaluation.Report.Plots;
using Surgical.Models.Contract;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Replies;

/// <summary>report.html of `evaluate cot`.</summary>
internal static class CotPage
{
    private const int Worst = 10;

    public static string Of(CotResults results) => PageText.Of(
        "Reference replies: how well a model foretells them",
        $"{Replies(results.Rows.Count)} of {Say.Count(Cases(results.Rows).Length, "case")}, "
        + $"{Say.Count(CotResults.Score(results.Rows).ValidTokens, "token")}"
        + (results.Options.Learns == LearntTokens.All ? $" {results.Options.Learns.Words()}. " : ". ")
        + $"Left out: {Replies(results.Unanswered.Count)}.",
        "",
        [
            CotFigures.Of(results),
            CotGroups.Of(results),
            ByCase(results.Rows),
            WorstOf(results.Rows),
            Times(results),
            Settings(results),
            RemarksSection.Of([.. results.Unanswered.Select(one => $"{one.Place}: {one.Reason}")]),
            new(
                "conventions",
                "What the figures mean",
                Tag("ul", CotConventions.Of(results.Options.Learns).Select(text => Tag("li", text)))),
            Citations.OfCot(),
        ]);

    private static Section ByCase(IReadOnlyList<ForetoldRow> rows) => new(
        "cases",
        "By case",
        TrainedOn(Cases(rows)),
        HtmlTable.Of(
            "Figures by case",
            ["Case", "Fold", "Replies", "Tokens", "Token accuracy", "Loss a token, nats"],
            rows.GroupBy(row => row.Case)
                .OrderBy(one => one.Key, StringComparer.Ordinal)
                .Select(one => HtmlTable.Row(
                    Named(one.Key), [Cell(one.First().Fold), Cell(one.Count()), .. Tokens(one)]))));

    private static XElement TrainedOn(string[] cases)
    {
        var count = cases.Count(Cataract1K.WasTrainedOn);
        return count == 0
            ? Tag("p.note", "None of the cases is known to have been used to train the public cataract checkpoint.")
            : Tag(
                "p.warning",
                $"The public cataract checkpoint was trained on frames of {Say.Count(count)} of these "
                + $"{Say.Count(cases.Length, "case")} (marked “trained on”). If it is the model, or the model was "
                + "made from it, the figures of those cases say nothing about unseen ones.");
    }

    private static Section WorstOf(IReadOnlyList<ForetoldRow> rows) => new(
        "worst",
        "Worst replies",
        rows.All(IsRight)
            ? Tag("p", "Every token of every reply was foretold: the model would have written each reply itself.")
            : Tag(
                "p",
                $"The {Worst} of the lowest token accuracy, at most, of those with a token that was not foretold; ties "
                + "in the order of the file."),
        rows.All(IsRight)
            ? null
            : HtmlTable.Of(
                "Worst replies",
                ["Place", "Case", "Fold", "Tokens", "Token accuracy", "Loss a token, nats"],
                rows.Where(row => !IsRight(row))
                    .OrderBy(row => CotResults.Score([row]).Accuracy)
                    .Take(Worst)
                    .Select(row => HtmlTable.Row(row.Place, [Named(row.Case), Cell(row.Fold), .. Tokens([row])]))));

    private static bool IsRight(ForetoldRow row) => row.Correct == row.Tokens;

    private static Section Times(CotResults results) => new(
        "latency",
        "Time to read a reply",
        Tag("p", "From the picture's file to the last token, on the machine of the run."),
        LatencyFigure.Of([.. results.Rows.Select(row => row.Seconds)], "reply", "replies"));

    private static Section Settings(CotResults results) => new(
        "settings",
        "Model and settings",
        SettingsList.Model(results.Model),
        SettingsList.Settings(JsonSerializer.SerializeToElement(results.Settings)),
        Tag("h3", "Scoring"),
        SettingsList.Pairs(
        [
            ("data", results.DataPath),
            ("tokens that count", results.Options.Learns.Words()),
            ("folds", Number(results.Options.Folds)),
            ("replies in a batch", Number(results.Options.Batch)),
            ("seed of the intervals", Number(results.Options.Seed)),
        ]));

    private static XElement Named(string name) => Tag(
        "span", name, " ", TrainedOnMark.Of(Cataract1K.WasTrainedOn(name)));

    private static XElement Cell(int count) => Tag("td.number", Say.Count(count));

    private static XElement[] Tokens(IEnumerable<ForetoldRow> rows)
    {
        var score = CotResults.Score(rows);
        return
        [
            Cell(score.ValidTokens),
            Tag("td.number.strong", Say.Fraction(score.ValidTokens == 0 ? double.NaN : score.Accuracy)),
            Tag("td.number", Say.Fraction(score.MeanLoss)),
        ];
    }

    private static string[] Cases(IReadOnlyList<ForetoldRow> rows) => [.. rows.Select(row => row.Case).Distinct()];

    private static string Replies(int count) => Say.Count(count, "reply", "replies");
}
