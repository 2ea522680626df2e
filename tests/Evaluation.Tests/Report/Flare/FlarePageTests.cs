using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Flare.Scores;
using Surgical.Evaluation.Runs;
using Surgical.TestKit;

namespace Surgical.Evaluation.Tests.Report.Flare;

public sealed class FlarePageTests : IDisposable
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    private static readonly (string Task, string Right, string Said)[] Answers =
    [
        ("Classification", "A", "A"),
        ("Classification", "B", "C"),
        ("Classification", "C", "C"),
        ("Multi-label Classification", "Pupil; Gauge", "Pupil"),
        ("Multi-label Classification", "Cornea", "Cornea"),
        ("Detection", "[[10, 20, 200, 300]]", "[[10, 20, 200, 290]]"),
        ("Detection", "[[10, 20, 200, 300]]", "[[300, 20, 400, 300]]"),
        ("Instance Detection", """{"1": [[10, 20, 200, 300]]}""", """{"1": [[10, 20, 200, 290]]}"""),
        ("Instance Detection", """{"1": [[10, 20, 200, 300]]}""", """{"2": [[10, 20, 200, 290]]}"""),
        ("Cell Counting", "40", "about 42 cells"),
        ("Cell Counting", "40", "I cannot say"),
        ("Regression", "1.5", "2.5"),
        ("Regression", "1.5", "nothing"),
        ("Report Generation", "Capsulorhexis intact, lens in the bag.", "Lens in the bag."),
        ("Report Generation", "No posterior capsule rupture.", "Posterior capsule rupture."),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(FlareMode.Flare25)]
    [InlineData(FlareMode.Flare26)]
    public void Figures_OfSingleAnswers_MakeTheFigureOfTheirTask(FlareMode mode)
    {
        var results = Evaluate(mode);

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
        var page = Report(FlareMode.Flare26);

        Assert.Contains("scored by the rules of flare26", page, Exactly);
        Assert.DoesNotContain("<script", page, Exactly);
        Assert.DoesNotMatch(new Regex("""(src|href)="(?!#|data:)"""), page);
        Assert.Equal(1 + Answers.Length, File.ReadLines(_folder["out/questions.csv"]).Count());
        Assert.StartsWith("task,figure,value,low95,high95,cases,samples,unparsed,note\n", File.ReadAllText(_folder["out/tasks.csv"]), Exactly);
    }

    [Fact]
    public void TwoClassesOf2025_HaveTheSlipBesideThemAndNoInterval()
    {
        var page = Report(FlareMode.Flare25, Answers[1..3]);

        Assert.Contains("asks scikit-learn for a binary F1", page, Exactly);
        Assert.Contains("cannot be said", page, Exactly);
    }

    [Theory]
    [InlineData(FlareMode.Flare25)]
    [InlineData(FlareMode.Flare26)]
    public void TaskWithoutAWrongAnswer_HasNoWorstOnes(FlareMode mode)
    {
        // Not even the right report itself reaches a GREEN of 1.
        var page = Report(
            mode,
            ("Classification", "A", "A"),
            ("Detection", "[[10, 20, 200, 300]]", "[[10, 20, 200, 300]]"),
            ("Counting", "40", "40"),
            ("Report Generation", "No posterior capsule rupture.", "No posterior  capsule rupture. "));

        Assert.Equal(4, Regex.Count(page, "Every answer of this task is right\\."));
        Assert.DoesNotContain("<dt>place</dt>", page, Exactly);
    }

    [Fact]
    public void NothingToFindAndNothingSaid_IsRight()
    {
        var page = Report(FlareMode.Flare26, ("Detection", "[[10, 20, 200, 300]]", "[[10, 20, 200, 300]]"), ("Detection", "none", "[]"));

        Assert.Contains("Every answer of this task is right.", page, Exactly);
    }

    [Fact]
    public void NumberThatWasNotSaid_IsNotRightWhereItCountsAsTheRightOne()
    {
        var page = Report(FlareMode.Flare26, ("Counting", "0", "I cannot say"));

        Assert.DoesNotContain("Every answer of this task is right.", page, Exactly);
        Assert.Contains("<dd>I cannot say</dd>", page, Exactly);
    }

    [Fact]
    public void TaskOfWhichTheRulesLeaveAnswersOut_IsNotSaidToBeRightThroughout()
    {
        var page = Report(FlareMode.Flare25, ("Counting", "40", "40"), ("Counting", "40", "I cannot say"), ("Regression", "1", "none"));

        Assert.Contains("Every answer of this task is right, but for 1 that the rules leave out of the figure.", page, Exactly);
        Assert.Contains("The rules leave every answer of this task out of the figure.", page, Exactly);
    }

    [Fact]
    public void WorstAnswer_HasItsPictureWhereItLiesBesideTheQuestions()
    {
        Directory.CreateDirectory(_folder["imagesVal"]);
        File.Copy(Path.Combine(Repository.Root, "models/cataract-sim/phaco-runout-002.png"), _folder["imagesVal/1.png"]);

        var page = Report(FlareMode.Flare26);

        Assert.Single(new Regex("data:image/jpeg;base64,/9j/").Matches(page));
        Assert.Contains("imagesVal/3.png was not found beside the questions.", page, Exactly);
    }

    [Fact]
    public void WorstAnswer_WhosePictureLiesElsewhere_IsShownWithoutIt()
    {
        File.Copy(Path.Combine(Repository.Root, "models/cataract-sim/phaco-runout-002.png"), _folder["secret.png"]);
        Directory.CreateDirectory(_folder["data/imagesVal"]);
        File.CreateSymbolicLink(_folder["data/imagesVal/1.png"], "../../secret.png");

        var page = Report(FlareMode.Flare26, "data");

        Assert.DoesNotContain("data:image", page, Exactly);
        Assert.Contains("imagesVal/1.png leads out of the questions' folder and was not opened.", page, Exactly);
    }

    [Fact]
    public void Page_SaysWhatItsFiguresMean()
    {
        Assert.Contains("an overlap (IoU) of 0.5 or more", Report(FlareMode.Flare26), Exactly);
        Assert.Contains("an overlap (IoU) above 0.5", Report(FlareMode.Flare25), Exactly);
    }

    [Fact]
    public void Answer_ToAPictureThatTheCheckpointWasTrainedOn_IsMarked()
    {
        Evaluate(FlareMode.Flare26);
        foreach (var name in (string[])["questions.json", "predictions.json"])
        {
            File.WriteAllText(_folder[name], File.ReadAllText(_folder[name]).Replace("imagesVal/1.png", "imagesVal/case5013_01.png", Exactly));
        }

        FlareEvaluation.Run(_folder["questions.json"], _folder["predictions.json"], new()).Write(_folder["out"]);

        var page = File.ReadAllText(_folder["out/report.html"]);
        Assert.Contains("1 of these 15 questions are about cases", page, Exactly);
        Assert.Single(new Regex(">trained on</span>").Matches(page));
        Assert.Single(File.ReadLines(_folder["out/questions.csv"]), line => line.Contains(",yes,", Exactly));
    }

    [Fact]
    public void InfiniteError_HasAnIntervalWithoutNaN()
    {
        Evaluate(FlareMode.Flare26, ("Regression", "1", "1"), ("Regression", "1", new string('9', 400))).Write(_folder["out"]);

        Assert.Equal("Infinity", Results()["tasks"]!["Regression"]!["value"]!.ToString());
        Assert.Equal("""[0,"Infinity"]""", Results()["tasks"]!["Regression"]!["confidence95"]!.ToJsonString());
    }

    [Fact]
    public void Groups_HaveTheFiguresOfEachValue()
    {
        Evaluate(FlareMode.Flare26);
        FlareEvaluation
            .Run(_folder["questions.json"], _folder["predictions.json"], new() { SplitBy = "TaskType" })
            .Write(_folder["out"]);

        var page = File.ReadAllText(_folder["out/report.html"]);

        Assert.Contains(">By TaskType</h2>", page, Exactly);
        Assert.Contains("""<th scope="row">Cell Counting</th><td>Counting</td>""", page, Exactly);
        Assert.DoesNotContain("id=\"groups\"", Report(FlareMode.Flare26), Exactly);
    }

    [Fact]
    public void Run_BesideThePredictions_GivesModelConfidenceAndTimes()
    {
        Evaluate(FlareMode.Flare26);
        WriteRun(RunFolder.DigestOf(_folder["questions.json"]));

        var page = Report(FlareMode.Flare26);

        Assert.Contains("<dd>a model</dd>", page, Exactly);
        Assert.Contains("right 0.667 of 3 answers", page, Exactly);
        Assert.Contains("3 answers: median 2.00 s", page, Exactly);
        var results = Results();
        Assert.Equal("d1", results["settings"]!["model"]!["digest"]!.ToString());
        var classes = results["calibration"]!["Classification"]!;
        Assert.Equal((3, 0), (classes["answers"]!.GetValue<int>(), classes["left_out"]!.GetValue<int>()));
        Assert.Equal(0.9 - (2.0 / 3), classes["expected_calibration_error"]!.GetValue<double>(), 9);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 3], classes["bins"]!.AsArray().Select(bin => bin!["answers"]!.GetValue<int>()));
        Assert.Null(classes["bins"]![0]!["accuracy"]);
        Assert.Equal((3, 2.0, 3.0), (
            results["latency_seconds"]!["count"]!.GetValue<int>(),
            results["latency_seconds"]!["median"]!.GetValue<double>(),
            results["latency_seconds"]!["max"]!.GetValue<double>()));
    }

    [Fact]
    public void Run_OfOtherQuestions_SaysNothingOfThese()
    {
        WriteRun(new string('0', 64));

        Assert.Contains("No run of these questions", Report(FlareMode.Flare26), Exactly);
        Assert.Null(Results()["calibration"]);
    }

    [Theory]
    [InlineData("-1", "0.9")]
    [InlineData("1", "1.2")]
    public void Answer_WithATimeOrAConfidenceThatIsNone_IsRefused(string seconds, string confidence)
    {
        Evaluate(FlareMode.Flare26);
        WriteRun(RunFolder.DigestOf(_folder["questions.json"]));
        File.AppendAllText(_folder["answers.jsonl"], $"{{\"place\": \"row 4\", \"seconds\": {seconds}, \"confidence\": {confidence}}}\n");

        var refusal = Assert.Throws<EvaluationException>(() => Evaluate(FlareMode.Flare26));

        Assert.Contains($"row 4: expected seconds from 0 on and a confidence from 0 to 1, got {seconds} and {confidence}.", refusal.Message, Exactly);
    }

    [Fact]
    public void Predictions_OfAnUnknownRun_HaveNeitherCalibrationNorTimes()
    {
        Report(FlareMode.Flare26);

        Assert.Null(Results()["calibration"]);
        Assert.Null(Results()["latency_seconds"]);
    }

    [Fact]
    public void Prediction_OfNoQuestion_IsCounted()
    {
        Evaluate(FlareMode.Flare26);
        Write("predictions.json", [.. Answers, ("Classification", "", "A")], row => row.Said);

        FlareEvaluation.Run(_folder["questions.json"], _folder["predictions.json"], new()).Write(_folder["out"]);

        Assert.Equal(1, Results()["predictions_without_question"]!.GetValue<int>());
        Assert.Contains("1 prediction of no question", File.ReadAllText(_folder["out/report.html"]), Exactly);
    }

    [Fact]
    public void UnparsedReplies_AreCountedOnlyWhereTheRulesCanFailToReadOne()
    {
        Report(FlareMode.Flare26);

        Assert.Equal(1, Results()["tasks"]!["Counting"]!["unparsed"]!.GetValue<int>());
        Assert.Null(Results()["tasks"]!["Classification"]!["unparsed"]);
        Assert.Contains("Classification,balanced_accuracy,0.666667,0,1,3,3,,\n", File.ReadAllText(_folder["out/tasks.csv"]), Exactly);
    }

    private void WriteRun(string questions)
    {
        var run = $$"""{"model": {"name": "a model", "digest": "d1"}, "settings": {"mode": "flare26", "questions_sha256": "{{questions}}"} }""";
        File.WriteAllText(_folder["run.json"], run);
        File.WriteAllLines(_folder["answers.jsonl"], Enumerable.Range(1, 3).Select(row =>
            $$"""{"place": "row {{row}}", "reply": "A", "answer": "A", "end": "end", "seconds": {{row}}, "confidence": 0.9, "model": "d1"}"""));
    }

    private JsonNode Results() => JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!;

    private FlareResults Evaluate(FlareMode mode, params IReadOnlyList<(string Task, string Right, string Said)> answers)
    {
        var rows = answers.Count > 0 ? answers : Answers;
        Write("questions.json", rows, row => row.Right);
        Write("predictions.json", rows, row => row.Said);
        return FlareEvaluation.Run(_folder["questions.json"], _folder["predictions.json"], new() { Mode = mode });
    }

    private string Report(FlareMode mode, params IReadOnlyList<(string Task, string Right, string Said)> answers)
    {
        Evaluate(mode, answers).Write(_folder["out"]);
        return File.ReadAllText(_folder["out/report.html"]);
    }

    /// <summary>The page of questions that lie in a folder of their own.</summary>
    private string Report(FlareMode mode, string folder)
    {
        Evaluate(mode);
        File.Move(_folder["questions.json"], _folder[$"{folder}/questions.json"]);
        FlareEvaluation
            .Run(_folder[$"{folder}/questions.json"], _folder["predictions.json"], new() { Mode = mode })
            .Write(_folder["out"]);
        return File.ReadAllText(_folder["out/report.html"]);
    }

    private void Write(
        string name,
        IEnumerable<(string Task, string Right, string Said)> rows,
        Func<(string Task, string Right, string Said), string> answer) =>
        File.WriteAllText(_folder[name], JsonSerializer.Serialize(rows.Select((row, number) => new JsonObject
        {
            ["TaskType"] = row.Task,
            ["ImageName"] = $"imagesVal/{number}.png",
            ["Question"] = "What is shown?",
            ["Answer"] = answer(row),
        })));
}
