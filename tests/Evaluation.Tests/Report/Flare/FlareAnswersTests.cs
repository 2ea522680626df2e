using Surgical.Disk;
using Surgical.Evaluation.Flare.Rules;

namespace Surgical.Evaluation.Tests.Report.Flare;

public sealed class FlareAnswersTests : IDisposable
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    private readonly AnsweredQuestions _questions = new();

    public void Dispose() => _questions.Dispose();

    [Fact]
    public void Run_BesideThePredictions_GivesModelConfidenceAndTimes()
    {
        _questions.Evaluate(FlareMode.Flare26);
        WriteRun(FileDigest.Of(_questions["questions.json"]));

        var page = _questions.Report(FlareMode.Flare26);

        Assert.Contains("<dd>a model</dd>", page, Exactly);
        Assert.Contains("right 0.667 of 3 answers", page, Exactly);
        Assert.Contains("3 answers: median 2.00 s", page, Exactly);
        var results = _questions.Results();
        Assert.Equal("d1", results["settings"]!["model"]!["digest"]!.ToString());
        var classes = results["calibration"]!["Classification"]!;
        Assert.Equal((3, 0), (classes["answers"]!.GetValue<int>(), classes["left_out"]!.GetValue<int>()));
        Assert.Equal(0.9 - (2.0 / 3), classes["expected_calibration_error"]!.GetValue<double>(), 9);
        Assert.Equal(
            [0, 0, 0, 0, 0, 0, 0, 0, 0, 3], classes["bins"]!.AsArray().Select(bin => bin!["answers"]!.GetValue<int>()));
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

        Assert.Contains("No run of these questions", _questions.Report(FlareMode.Flare26), Exactly);
        Assert.Null(_questions.Results()["calibration"]);
    }

    [Theory]
    [InlineData("-1", "0.9")]
    [InlineData("1", "1.2")]
    public void Answer_WithATimeOrAConfidenceThatIsNone_IsRefused(string seconds, string confidence)
    {
        _questions.Evaluate(FlareMode.Flare26);
        WriteRun(FileDigest.Of(_questions["questions.json"]));
        File.AppendAllText(
            _questions["answers.jsonl"],
            $"{{\"place\": \"row 4\", \"seconds\": {seconds}, \"confidence\": {confidence}}}\n");

        var refusal = Assert.Throws<EvaluationException>(() => _questions.Evaluate(FlareMode.Flare26));

        Assert.Contains(
            $"row 4: expected seconds from 0 on and a confidence from 0 to 1, got {seconds} and {confidence}.",
            refusal.Message, Exactly);
    }

    [Fact]
    public void Predictions_OfAnUnknownRun_HaveNeitherCalibrationNorTimes()
    {
        _questions.Report(FlareMode.Flare26);

        Assert.Null(_questions.Results()["calibration"]);
        Assert.Null(_questions.Results()["latency_seconds"]);
    }

    private void WriteRun(string questions)
    {
        var run =
            """{"model": {"name": "a model", "digest": "d1"}, "settings": {"""
            + $$""" "mode": "flare26", "questions_sha256": "{{questions}}"} }""";
        File.WriteAllText(_questions["run.json"], run);
        File.WriteAllLines(_questions["answers.jsonl"], Enumerable.Range(1, 3).Select(row =>
            $$"""{"place": "row {{row}}", "reply": "A", "answer": "A", "end": "end","""
            + $$""" "seconds": {{row}}, "confidence": 0.9, "model": "d1"}"""));
    }
}
