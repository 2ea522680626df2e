using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Figures;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>report.html of `evaluate flare`.</summary>
internal static class FlarePage
{
    public static string Of(FlareResults results) => PageText.Of(
        "FLARE Task 5: answers against references",
        $"{Say.Count(results.Questions.Count, "question")}, scored by the rules of {results.ModeName}. "
        + $"Left out: {Say.Count(results.Counts.WithoutAnswer)} without an annotated answer, "
        + $"{Say.Count(results.Counts.NotAsked)} that the model was not asked, "
        + $"{Say.Count(results.Counts.Unused, "prediction")} of no question.",
        "",
        [
            Figures(results),
            Splits(results),
            FlareGroups.Of(results),
            .. FlareConfusion.Of(results),
            FlareWorst.Of(results),
            .. FlareAnswers.Of(results),
            new(
                "settings",
                "Model and settings",
                results.Run is { } run
                    ? Tag("div", SettingsList.Model(run.Model), SettingsList.Settings(run.Settings))
                    : Tag(
                        "p",
                        "No run of these questions lies beside the predictions, "
                        + "so that neither model nor settings are known."),
                Tag("h3", "Scoring"),
                SettingsList.Pairs(
                [
                    ("questions", results.QuestionsPath), ("predictions", results.PredictionsPath),
                    ("mode", results.ModeName),
                    ("seed of the intervals", Number(results.Options.Seed)),
                ])),
            new(
                "conventions",
                "What the figures mean",
                Tag("ul", FlareConventions.Of(results.Options.Mode).Select(text => Tag("li", text)))),
            Citations.OfFlare(),
        ]);

    private static Section Figures(FlareResults results) => new(
        "figures",
        "Main figures",
        results.Options.Mode == FlareMode.Flare25
            ? Tag(
                "p.warning",
                "flare25: the evaluation code behind the public FLARE checkpoint as it is. Where it slips, the figure "
                + "is reproduced and the slip named beside it. Figures of the two years cannot be compared.")
            : Tag("p", "flare26: the rules of the 2026 evaluator. Figures of the two years cannot be compared."),
        Tag(
            "p.note",
            $"Intervals: 95 %, percentile bootstrap over {results.CaseNames}, {Say.Count(Confidence.Draws)} draws, "
            + $"seed {results.Options.Seed}: the questions of one {results.CaseName} are drawn together. "
            + (results.Options.Case is null
                ? "Pictures of one patient are alike too; --case names a column that says whose they are."
                : "")
            + " Of few they are too narrow; of one nothing can be said."),
        HtmlTable.Of(
            "Main figures",
            ["Task", "Figure", "Value", "95 % interval", "Drawn from", "Questions", "Unparsed", "What to know"],
            results.Tasks.Select(task => HtmlTable.Row(
                task.Task.ToString(),
                Tag("code", task.Primary),
                Tag("td.number.strong", Say.Fraction(task.Value)),
                Tag("td.number", Say.Interval(results.IntervalOf(task).Interval)),
                Tag("td.number", Say.Count(results.IntervalOf(task).Cases, results.CaseName, results.CaseNames)),
                Tag("td.number", Say.Count(task.Samples)),
                Tag("td.number", Say.Count(task.Unparsed)),
                Tag("td.quiet", task.Note ?? "")))),
        Lacking(results),
        TrainedOn(results),
        results.Tasks.Select(task => Tag(
            "details.printed",
            Tag("summary", $"All figures of {task.Task} ({Say.Count(task.Samples, "question")})"),
            SettingsList.Pairs(task.Metrics.Where(metric => metric.Value is JsonValue)
                .Select(metric => (metric.Key, Text(metric.Value!.AsValue())))))));

    private static string Text(JsonValue metric) => metric.TryGetValue(out double figure)
        ? figure.ToString("0.0000", CultureInfo.InvariantCulture)
        : metric.ToString();

    private static XElement? Lacking(FlareResults results) => results.Pictures is { Count: > 0 } pictures
        ? Tag(
            "p.warning",
            $"The picture of {Say.Count(pictures.Count, "question")} is missing or broken: "
            + $"{LackingWords.Of(pictures)}.")
        : null;

    private static XElement TrainedOn(FlareResults results) => results.Counts.TrainedOn == 0
        ? Tag("p.note", "No picture is known to be of a case that the public cataract checkpoint was trained on.")
        : Tag(
            "p.warning",
            $"{Say.Count(results.Counts.TrainedOn)} of these {Say.Count(results.Questions.Count, "question")} are "
            + "about cases that the public cataract checkpoint was trained on (marked “trained on”, and in "
            + "questions.csv). If it is the model, or the model was made from it, "
            + "the figures say nothing about unseen cases.");

    private static Section? Splits(FlareResults results) => results.Splits.Count < 2
        ? null
        : new(
            "splits",
            "By split",
            HtmlTable.Of(
                "Main figures by split",
                ["Split", "Task", "Figure", "Value", "Questions", "Unparsed"],
                results.Splits.SelectMany(split => split.Tasks.Select(task =>
                    FlareGroups.Row(split.Split.Length == 0 ? Grouping.Missing : split.Split, task)))));
}
