using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Evaluate;

/// <summary>A model is asked questions and scored, in one go or in several.</summary>
public sealed class EvaluateFlareRunTests(AskedQuestions whole) : IClassFixture<AskedQuestions>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Questions_AreAskedAndScored()
    {
        // One picture is missing, so that not all that was wanted is done.
        Assert.True(whole.Run.ExitCode == 1, whole.Run.Errors);
        Assert.Contains(
            "1 questions have several pictures: only the first was shown.\n", whole.Run.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            "1 questions could not be asked and are not scored", whole.Run.Output, StringComparison.Ordinal);
        Assert.Contains(
            "row 3: not answered: There is no picture imagesVal/nowhere.png", whole.Run.Errors,
            StringComparison.Ordinal);
        Assert.Matches(@"\n4 of 4: row 4, [0-9.]+ s; about 0:00 min left\n", whole.Run.Errors);
        var results = Json(whole.Folder, "results.json");
        Assert.Equal(1, results["questions_not_asked"]!.GetValue<int>());
        Assert.Equal(2, results["tasks"]!["Classification"]!["samples"]!.GetValue<int>());
        Assert.Equal(1, results["cataract_checkpoint_trained_on_questions"]!.GetValue<int>());
    }

    [Fact]
    public void Run_Predictions_AreTheQuestionsWithAnswersAndNoneWhereNothingWasAsked()
    {
        var questions = JsonNode.Parse(File.ReadAllText(whole.Questions))!.AsArray();
        var predictions = Json(whole.Folder, "predictions.json").AsArray();

        Assert.Equal(4, predictions.Count);
        Assert.Null(predictions[2]!["Answer"]);
        Assert.StartsWith("Thinking Process:", predictions[0]!["Answer"]!.ToString(), StringComparison.Ordinal);
        foreach (var (question, prediction) in questions.Zip(predictions))
        {
            question!["Answer"] = prediction!["Answer"]?.DeepClone();
            Assert.Equal(question.ToJsonString(), prediction.ToJsonString());
        }
    }

    [Fact]
    public void Run_Answers_SayHowTheyEndedAndHowSureTheyAre()
    {
        var answers = File.ReadLines(Path.Combine(whole.Folder, "answers.jsonl")).Select(line => JsonNode.Parse(line)!)
            .ToList();

        Assert.Equal(["row 1", "row 2", "row 4"], answers.Select(answer => answer["place"]!.ToString()));
        Assert.All(answers, answer =>
        {
            Assert.Equal("limit", answer["end"]!.ToString());
            Assert.InRange(answer["confidence"]!.GetValue<double>(), 0.01, 1);
            Assert.Equal(Json(whole.Folder, "run.json")["model"]!["digest"]!.ToString(), answer["model"]!.ToString());
        });
    }

    [Fact]
    public void Run_SplitByAColumn_GivesTheSameFiguresForEachValue()
    {
        var groups = Json(whole.Folder, "results.json")["groups"]!["Modality"]!.AsObject();

        Assert.Equal(["Microscopy", "Surgery"], groups.Select(group => group.Key));
        Assert.Equal(1, groups["Surgery"]!["Classification"]!["samples"]!.GetValue<int>());
        Assert.Equal(1, groups["Surgery"]!["Report"]!["samples"]!.GetValue<int>());
    }

    [Fact]
    public async Task Run_KilledInTheMiddle_GoesOnToTheSameBytes()
    {
        using (var program = ProgramRun.Start(whole.Into(Out)))
        {
            while (await program.StandardError.ReadLineAsync(TestEnd) is { } line
                && !line.StartsWith("1 of 4", StringComparison.Ordinal))
            {
            }

            program.Kill();
            await program.WaitForExitAsync(TestEnd);
        }

        File.AppendAllText(Path.Combine(Out, "answers.jsonl"), """{"place":"row 4","reply":"torn""");
        var resumed = await ProgramRun.OfAsync(whole.Into(Out), TestEnd);

        Assert.Contains("row 1, answered in an earlier run", resumed.Errors, StringComparison.Ordinal);
        Assert.Equal(Bytes(whole.Folder, "predictions.json"), Bytes(Out, "predictions.json"));
        Assert.Equal(Untimed(whole.Folder), Untimed(Out).Replace(Out, whole.Folder, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_Limit_AsksSoManyAndAGreaterOneGoesOn()
    {
        var few = await ProgramRun.OfAsync([.. whole.Into(Out), "--limit", "1", "--seed", "2"], TestEnd);
        Assert.Single(Json(Out, "predictions.json").AsArray());
        Assert.Contains("1 of 1: row ", few.Errors, StringComparison.Ordinal);

        var all = await ProgramRun.OfAsync(whole.Into(Out), TestEnd);

        Assert.Contains("answered in an earlier run", all.Errors, StringComparison.Ordinal);
        Assert.Equal(Bytes(whole.Folder, "predictions.json"), Bytes(Out, "predictions.json"));
    }

    [Fact]
    public async Task Predictions_OfARun_ScoreAsTheRunDid()
    {
        var scored = await ProgramRun.OfAsync(
            [
                "evaluate", "flare", "--questions", whole.Questions, "--predictions",
                Path.Combine(whole.Folder, "predictions.json"),
                "--out", Out, "--split-by", "Modality",
            ],
            TestEnd);

        Assert.Equal((0, ""), (scored.ExitCode, scored.Errors));
        Assert.Equal(Text(whole.Folder, "results.json"), Text(Out, "results.json"));
    }

    [Fact]
    public async Task Run_OtherQuestions_AreRefusedInTheSameFolder()
    {
        await ProgramRun.OfAsync("cp", ["-r", whole.Folder, Out], TestEnd);
        var other = _folder["questions.json"];
        File.WriteAllText(other, File.ReadAllText(whole.Questions) + "\n");

        string[] arguments = [.. whole.Into(Out)];
        arguments[3] = other;
        var run = await ProgramRun.OfAsync(arguments, TestEnd);

        Assert.Equal(
            (2, $"surgical: {Out} holds another run: its settings differ (questions_sha256). Choose another folder.\n"),
            (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("Segmentation", "A", "got 'Segmentation'.")]
    [InlineData("Counting", "many", "row 1: expected a number as Answer, got 'many'.")]
    public async Task Run_QuestionThatCannotBeScored_IsRefusedBeforeTheFirstIsAsked(
        string task, string answer, string reason)
    {
        var questions = _folder["questions.json"];
        File.WriteAllText(questions, new JsonArray(new JsonObject
        {
            ["TaskType"] = task,
            ["ImageName"] = "a.png",
            ["Question"] = "?",
            ["Answer"] = answer,
        }).ToJsonString());

        var run = await ProgramRun.OfAsync(
            ["evaluate", "flare", "--questions", questions, "--run", _folder["nowhere"], "--out", Out], TestEnd);

        Assert.Equal((1, true), (run.ExitCode, run.Errors.EndsWith($"{reason}\n", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Run_PictureOutsideOfTheQuestionsFolder_IsRefusedAndNotShownToTheModel()
    {
        Directory.CreateDirectory(_folder["data"]);
        Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["secret.png"]}");
        File.WriteAllText(_folder["data/questions.json"], new JsonArray(new JsonObject
        {
            ["TaskType"] = "Classification",
            ["ImageName"] = "../secret.png",
            ["Question"] = "?",
        }).ToJsonString());

        var run = await ProgramRun.OfAsync(
            ["evaluate", "flare", "--questions", _folder["data/questions.json"], "--run", "embedded", "--out", Out],
            TestEnd);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "row 1: not answered: Expected a picture in the folder of the questions, got ../secret.png, "
            + "which leads out of it.",
            run.Errors,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("empty", 3, "1 questions have no picture that can be read and are scored as an empty answer")]
    [InlineData("left-out", 2, "1 questions could not be asked and are not scored")]
    public async Task Run_MissingPicture_IsScoredAsItsAskerSays(string missing, int samples, string words)
    {
        await ProgramRun.OfAsync("cp", ["-r", whole.Folder, Out], TestEnd);

        // What is answered is not asked again: what becomes of the rest is chosen anew.
        var run = await ProgramRun.OfAsync([.. whole.Into(Out), "--missing-picture", missing], TestEnd);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(words, run.Output, StringComparison.Ordinal);
        var results = Json(Out, "results.json");
        Assert.Equal(samples, results["tasks"]!["Classification"]!["samples"]!.GetValue<int>());
        Assert.Equal(1, results["questions_without_picture"]!.GetValue<int>());
        Assert.Equal(missing, results["settings"]!["missing_picture"]!.ToString());
    }

    [Theory]
    [InlineData(new[] { "--profile", "flare26" }, 1, "expected them from --prompts FILE, came none")]
    [InlineData(
        new[] { "--profile", "flare", "--prompts", "docs/flare26-prompts.json" }, 1,
        "Expected a profile that takes its sentences from a file (flare26), came flare")]
    [InlineData(
        new[] { "--profile", "flare26", "--prompts", "sample-videos/README.md" }, 1,
        "expected prompts in JSON, came something else")]
    [InlineData(new[] { "--missing-picture", "gone" }, 2, "gone")]
    public async Task Run_ProfileWithoutItsSentences_SaysWhereToGiveThem(string[] more, int code, string reason)
    {
        string[] given = [.. more.Select(one => one.Contains('/') ? Path.Combine(Repository.Root, one) : one)];

        var run = await ProgramRun.OfAsync(
            ["evaluate", "flare", "--questions", whole.Questions, "--run", _folder["nowhere"], "--out", Out, .. given],
            TestEnd);

        Assert.Equal(code, run.ExitCode);
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task Run_Flare26_IsAskedInTheSentencesOfItsFile()
    {
        var run = await ProgramRun.OfAsync(
            [
                "evaluate", "flare", "--questions", whole.Questions, "--run", "embedded", "--out", Out, "--limit", "1",
                "--seed", "2", "--profile", "flare26", "--prompts",
                Path.Combine(Repository.Root, "docs", "flare26-prompts.json"),
            ],
            TestEnd);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal("flare26", Json(Out, "results.json")["settings"]!["profile"]!["name"]!.ToString());
    }

    [Fact]
    public async Task Run_ProfileForAnotherPictureSize_LeavesTheFolderFree()
    {
        File.WriteAllText(_folder["small.json"], """{"name": "small", "maxTokens": 9, "picture": {"size": 448}}""");
        var first = await ProgramRun.OfAsync(
            ["evaluate", "flare", "--questions", whole.Questions, "--run", "embedded", "--out", Out, "--profile",
                _folder["small.json"]],
            TestEnd);
        Assert.Equal(1, first.ExitCode);
        Assert.Contains(
            "Expected a model that looks at 448 pixels a side, as the profile small says", first.Errors,
            StringComparison.Ordinal);

        var second = await ProgramRun.OfAsync([.. whole.Into(Out), "--limit", "1"], TestEnd);

        Assert.DoesNotContain("holds another run", second.Errors, StringComparison.Ordinal);
    }

    private static JsonNode Json(string folder, string name) => JsonNode.Parse(Text(folder, name))!;

    /// <summary>The results without what differs between two runs.</summary>
    private static string Untimed(string folder)
    {
        var results = Json(folder, "results.json").AsObject();
        Assert.True(results.Remove("latency_seconds"));
        return results.ToJsonString();
    }

    private static string Text(string folder, string name) => File.ReadAllText(Path.Combine(folder, name));

    private static byte[] Bytes(string folder, string name) => File.ReadAllBytes(Path.Combine(folder, name));
}
