using System.Text.RegularExpressions;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Flare.Scores;
using Surgical.Evaluation.Report;
using Surgical.Evaluation.Runs;

namespace Surgical.Evaluation.Tests.Report.Flare;

public sealed class FlarePageTests : IDisposable
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    private readonly AnsweredQuestions _questions = new();

    public void Dispose() => _questions.Dispose();

    [Theory]
    [InlineData(FlareMode.Flare25)]
    [InlineData(FlareMode.Flare26)]
    public void Figures_OfSingleAnswers_MakeTheFigureOfTheirTask(FlareMode mode)
    {
        var results = _questions.Evaluate(mode);

        Assert.All(results.Tasks, task => Assert.Equal(
            task.Value,
            TaskInterval.Pooled(
                task.Task, [[.. results.Questions.Where(one => one.Task == task.Task).Select(one => one.Score)]]),
            9));
        Assert.All(results.Tasks, task => Assert.True(
            results.IntervalOf(task).Interval.Low <= task.Value && task.Value <= results.IntervalOf(task).Interval.High,
            $"{task.Task}"));
    }

    [Fact]
    public void Page_NamesItsModeAsksForNothingAndHasTablesBesideIt()
    {
        var page = _questions.Report(FlareMode.Flare26);

        Assert.Contains("scored by the rules of flare26", page, Exactly);
        Assert.DoesNotContain("<script", page, Exactly);
        Assert.DoesNotMatch(new Regex("""(src|href)="(?!#|data:)"""), page);
        Assert.Equal(1 + AnsweredQuestions.Answers.Length, File.ReadLines(_questions["out/questions.csv"]).Count());
        Assert.StartsWith(
            "task,figure,value,low95,high95,cases,samples,unparsed,note\n",
            File.ReadAllText(_questions["out/tasks.csv"]), Exactly);
    }

    [Fact]
    public void TwoClassesOf2025_HaveTheSlipBesideThemAndNoInterval()
    {
        var page = _questions.Report(FlareMode.Flare25, AnsweredQuestions.Answers[1..3]);

        Assert.Contains("asks scikit-learn for a binary F1", page, Exactly);
        Assert.Contains("cannot be said", page, Exactly);
    }

    [Fact]
    public void Page_SaysWhatItsFiguresMean()
    {
        Assert.Contains("an overlap (IoU) of 0.5 or more", _questions.Report(FlareMode.Flare26), Exactly);
        Assert.Contains("an overlap (IoU) above 0.5", _questions.Report(FlareMode.Flare25), Exactly);
    }

    [Fact]
    public void Answer_ToAPictureThatTheCheckpointWasTrainedOn_IsMarked()
    {
        _questions.Evaluate(FlareMode.Flare26);
        foreach (var name in (string[])["questions.json", "predictions.json"])
        {
            File.WriteAllText(
                _questions[name],
                File.ReadAllText(_questions[name]).Replace("imagesVal/1.png", "imagesVal/case5013_01.png", Exactly));
        }

        FlareReport.Write(
            FlareEvaluation.Run(_questions["questions.json"], _questions["predictions.json"], new()),
            _questions["out"]);

        var page = File.ReadAllText(_questions["out/report.html"]);
        Assert.Contains("1 of these 15 questions are about cases", page, Exactly);
        Assert.Single(new Regex(">trained on</span>").Matches(page));
        Assert.Single(File.ReadLines(_questions["out/questions.csv"]), line => line.Contains(",yes,", Exactly));
    }

    [Fact]
    public void InfiniteError_HasAnIntervalWithoutNaN()
    {
        var results = _questions.Evaluate(
            FlareMode.Flare26, ("Regression", "1", "1"), ("Regression", "1", new string('9', 400)));

        FlareReport.Write(results, _questions["out"]);

        Assert.Equal("Infinity", _questions.Results()["tasks"]!["Regression"]!["value"]!.ToString());
        Assert.Equal(
            """[0,"Infinity"]""", _questions.Results()["tasks"]!["Regression"]!["confidence95"]!.ToJsonString());
    }

    [Fact]
    public void Groups_HaveTheFiguresOfEachValue()
    {
        _questions.Evaluate(FlareMode.Flare26);
        var results = FlareEvaluation.Run(
            _questions["questions.json"], _questions["predictions.json"], new() { SplitBy = "TaskType" });

        FlareReport.Write(results, _questions["out"]);

        var page = File.ReadAllText(_questions["out/report.html"]);

        Assert.Contains(">By TaskType</h2>", page, Exactly);
        Assert.Contains("""<th scope="row">Cell Counting</th><td>Counting</td>""", page, Exactly);
        Assert.DoesNotContain("id=\"groups\"", _questions.Report(FlareMode.Flare26), Exactly);
    }

    [Fact]
    public void Prediction_OfNoQuestion_IsCounted()
    {
        _questions.Evaluate(FlareMode.Flare26);
        _questions.Write(
            "predictions.json", [.. AnsweredQuestions.Answers, ("Classification", "", "A")], row => row.Said);

        FlareReport.Write(
            FlareEvaluation.Run(_questions["questions.json"], _questions["predictions.json"], new()),
            _questions["out"]);

        Assert.Equal(1, _questions.Results()["predictions_without_question"]!.GetValue<int>());
        Assert.Contains("1 prediction of no question", File.ReadAllText(_questions["out/report.html"]), Exactly);
    }

    [Fact]
    public void UnparsedReplies_AreCountedOnlyWhereTheRulesCanFailToReadOne()
    {
        _questions.Report(FlareMode.Flare26);

        Assert.Equal(1, _questions.Results()["tasks"]!["Counting"]!["unparsed"]!.GetValue<int>());
        Assert.Null(_questions.Results()["tasks"]!["Classification"]!["unparsed"]);
        Assert.Contains(
            "Classification,balanced_accuracy,0.666667,0,1,3,3,,\n", File.ReadAllText(_questions["out/tasks.csv"]),
            Exactly);
    }
}
