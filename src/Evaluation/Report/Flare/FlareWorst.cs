using System.Xml.Linq;
using Surgical.DataSets.Files;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Flare.Scores;
using Surgical.Evaluation.Report.Page;
using static Surgical.Evaluation.Report.Page.Html;

namespace Surgical.Evaluation.Report.Flare;

/// <summary>The worst answers of every task, with their pictures.</summary>
internal static class FlareWorst
{
    private const int Most = 4;
    private const int LongestText = 240;

    public static Section Of(FlareResults results) => new(
        "worst",
        "Worst answers",
        Tag(
            "p",
            $"Of every task {Most} answers at most, of the lowest figure or the greatest error, as far as they are "
            + "wrong or lost something; ties in the order of the file."),
        results.Questions.GroupBy(question => question.Task).OrderBy(task => task.Key)
            .Select(task => Of(task, results)));

    private static XElement Of(IGrouping<FlareTask, ScoredQuestion> task, FlareResults results)
    {
        var sign = ScoredQuestion.IsError(task.Key) ? -1 : 1;
        var counted = task.Where(question => !question.IsLeftOut).ToArray();
        var worst = counted.Where(question => !question.IsRight)
            .OrderBy(question => sign * question.Score.Value)
            .Take(Most)
            .ToArray();
        return Tag(
            "div.case",
            Tag("h3", task.Key.ToString()),
            worst.Length == 0
                ? Tag("p.quiet", Right(counted.Length, task.Count() - counted.Length))
                : Tag("ul.moments", worst.Select(question => Answer(question, results.QuestionsPath))));
    }

    private static string Right(int counted, int leftOut) => (counted, leftOut) switch
    {
        (_, 0) => "Every answer of this task is right.",
        (0, _) => "The rules leave every answer of this task out of the figure.",
        _ =>
            $"Every answer of this task is right, but for {Say.Count(leftOut)} that the rules leave out of the figure.",
    };

    private static XElement Answer(ScoredQuestion question, string questions)
    {
        var path = QuestionPicture.Find(questions, question.Row.Image);
        var jpeg = path is null ? null : PictureThumbnail.Of(path);
        return Tag(
            "li",
            jpeg is null
                ? Tag("p.quiet", question.Row.Image + (path is null
                    ? " leads out of the questions' folder and was not opened."
                    : " was not found beside the questions."))
                : Tag(
                    "img",
                    Attribute("src", $"data:image/jpeg;base64,{Convert.ToBase64String(jpeg)}"),
                    Attribute("alt", question.Row.Image)),
            Tag(
                "dl",
                Tag("dt", "place"),
                Tag("dd", question.Place, " ", TrainedOnMark.Of(question.WasTrainedOn)),
                Pair("asked", question.Row.Question),
                Pair("right", question.Answer.ReferenceText),
                Pair("said", question.Answer.PredictionText),
                Pair(ScoredQuestion.IsError(question.Task) ? "error" : "figure", Say.Fraction(question.Score.Value))));
    }

    private static XElement[] Pair(string name, string value) => [Tag("dt", name), Tag("dd", Shortened(value))];

    private static string Shortened(string text) =>
        text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText).TrimEnd(), "…");
}
