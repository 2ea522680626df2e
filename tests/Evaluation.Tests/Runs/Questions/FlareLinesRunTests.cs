using System.Text.Json.Nodes;
using Surgical.Analyzer.Profiles;
using Surgical.Evaluation.Flare;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Report;
using Surgical.Evaluation.Runs;
using Surgical.Evaluation.Runs.Questions;
using Surgical.Models.Contract;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.Evaluation.Tests.Runs.Questions;

/// <summary>FLARE26's questions by uid, and pictures that are missing.</summary>
public sealed class FlareLinesRunTests : IDisposable
{
    private const StringComparison Exactly = StringComparison.Ordinal;

    private readonly TemporaryFolder _folder = new();
    private readonly List<Question> _asked = [];

    private string Questions => _folder["questions.jsonl"];

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_QuestionsByUid_ArePredictedAsLinesByUidAndScoredByIt()
    {
        WriteQuestions(
            Line("a", "disease_diagnosis_classification", "Which? A or B", "A", "gray.png"),
            Line("b", "detection", "Where?", "[[0, 0, 10, 10]]", "gray.png"),
            Line("c", "instance_detection", "Where?", "[[0, 0, 10, 10]]", "gray.png"));

        var results = await RunAsync("flare-trained", "A", MissingPicture.LeftOut);

        var lines = File.ReadAllLines(Path.Combine(Out, "predictions.jsonl")).Select(line => JsonNode.Parse(line)!);
        Assert.Equal(
            ["""{"uid":"a","prediction":"A","task_type":"disease_diagnosis_classification","case_id":"case a"}"""],
            lines.Take(1).Select(line => line.ToJsonString()));
        Assert.Equal(
            [(FlareTask.Classification, 1), (FlareTask.Detection, 2)],
            results.Tasks.Select(task => (task.Task, task.Samples)));
        Assert.Equal(1, results.Tasks[0].Value);
        Assert.Equal(2, _asked[0].Bos);
    }

    [Theory]
    [InlineData(MissingPicture.Empty, 2, 0.5, 0)]
    [InlineData(MissingPicture.LeftOut, 1, 1, 1)]
    public async Task Run_MissingPicture_IsScoredAsEmptyOrLeftOutAndCountedEitherWay(
        MissingPicture missing, int samples, double accuracy, int notAsked)
    {
        WriteQuestions(
            Line("a", "classification", "Which? A or B", "A", "gray.png"),
            Line("b", "classification", "Which? A or B", "A", "nowhere.png"));

        var results = await RunAsync("flare-container", "A.", missing);

        var task = Assert.Single(results.Tasks);
        Assert.Equal((samples, accuracy), (task.Samples, (double)task.Metrics["accuracy"]!));
        var json = Written(results);
        Assert.Equal(1, json["questions_without_picture"]!.GetValue<int>());
        Assert.Equal(notAsked, json["questions_not_asked"]!.GetValue<int>());
        Assert.Equal(
            (missing == MissingPicture.Empty ? "empty" : "left-out", "flare-container"),
            (json["settings"]!["missing_picture"]!.ToString(), json["settings"]!["profile"]!["name"]!.ToString()));
        Assert.Contains("Questions whose picture is missing or broken, ", FlareReport.Summary(results), Exactly);
        Assert.Contains(
            "The picture of 1 question is missing or broken", File.ReadAllText(_folder["report/report.html"]), Exactly);
    }

    [Fact]
    public async Task Run_OfAnotherProfile_IsRefusedInTheSameFolder()
    {
        WriteQuestions(Line("a", "classification", "Which? A or B", "A", "gray.png"));
        await RunAsync("flare-trained", "A", MissingPicture.LeftOut);
        await using var model = Model("A");
        var run = new FlareRun(Questions, limit: null, seed: 0);

        var refusal = RunFolder.Take(Out, run.Input(
            model.Identity, ProfileFile.Read("flare-eval"), FlareMode.Flare26, MissingPicture.LeftOut));
        var taken = RunFolder.Take(Out, run.Input(
            model.Identity, ProfileFile.Read("flare-trained"), FlareMode.Flare26, MissingPicture.Empty));

        Assert.Contains("its settings differ (profile)", refusal, Exactly);
        Assert.Null(taken);
    }

    [Fact]
    public void Predictions_ByUid_BelongToTheirQuestionsInAnyOrderAndTheFirstCounts()
    {
        WriteQuestions(
            Line("a", "classification", "Which?", "A", "gray.png"),
            Line("b", "classification", "Which?", "B", "gray.png"));
        File.WriteAllText(
            _folder["said.jsonl"],
            """
            {"uid": "b", "prediction": "B"}
            {"uid": "a", "pred": "A", "text": "B"}
            {"uid": "a", "prediction": "B"}
            """);

        var results = FlareEvaluation.Run(Questions, _folder["said.jsonl"], new());

        Assert.Equal(1, Assert.Single(results.Tasks).Value);
        Assert.Equal(1, results.Counts.Unused);
    }

    [Theory]
    [InlineData("""{"uid": "b", "prediction": "B"}""", "1 are missing: ")]
    [InlineData(
        """[{"TaskType": "x", "ImageName": "a", "Question": "b", "Answer": "c"}]""",
        "expected predictions as JSON lines by uid, as the questions are, got an array.")]
    [InlineData(
        "{\"uid\": \"a\", \"prediction\": \"A\"}\n{\"prediction\": \"B\"}", "line 2: expected a uid, found none")]
    public void Predictions_ThatDoNotFit_AreRefusedWithTheReason(string said, string reason)
    {
        WriteQuestions(Line("a", "classification", "Which?", "A", "gray.png"));
        File.WriteAllText(_folder["said.jsonl"], said);

        var refusal = Assert.ThrowsAny<Exception>(
            () => FlareEvaluation.Run(Questions, _folder["said.jsonl"], new()));

        Assert.Contains(reason, refusal.Message, Exactly);
    }

    private static JsonObject Line(string uid, string task, string prompt, string answer, string image) => new()
    {
        ["split"] = "validation",
        ["case_id"] = $"case {uid}",
        ["uid"] = uid,
        ["images"] = new JsonArray(image),
        ["task_type"] = task,
        ["prompt"] = prompt,
        ["answer"] = answer,
        ["raw_answer"] = answer,
    };

    private void WriteQuestions(params JsonObject[] lines)
    {
        Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["gray.png"]}");
        File.WriteAllLines(Questions, lines.Select(line => line.ToJsonString()));
    }

    private ScriptedModel Model(string answer) => new((_, question, _) =>
    {
        _asked.Add(question);
        return Task.FromResult(ScriptedModel.Reply(answer));
    })
    {
        PictureSize = 896,
    };

    private async Task<FlareResults> RunAsync(string profile, string answer, MissingPicture missing)
    {
        await using var model = Model(answer);
        var (run, asked) = (new FlareRun(Questions, limit: null, seed: 0), ProfileFile.Read(profile));
        Assert.Null(RunFolder.Take(Out, run.Input(model.Identity, asked, FlareMode.Flare26, missing)));
        await run.RunAsync(Out, model, asked, missing, _ => { }, TestContext.Current.CancellationToken);
        return FlareEvaluation.Run(Questions, Path.Combine(Out, run.Predictions), new());
    }

    private JsonNode Written(FlareResults results)
    {
        FlareReport.Write(results, _folder["report"]);
        return JsonNode.Parse(File.ReadAllText(_folder["report/results.json"]))!;
    }
}
