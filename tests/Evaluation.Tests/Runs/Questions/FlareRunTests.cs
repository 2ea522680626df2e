using System.Text.Json.Nodes;
using Surgical.Analyzer.Profiles;
using Surgical.Evaluation.Flare.Rules;
using Surgical.Evaluation.Runs;
using Surgical.Evaluation.Runs.Questions;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.Evaluation.Tests.Runs.Questions;

public sealed class FlareRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Questions => _folder["questions.json"];

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Limit_OfAQuestionThatStandsSeveralTimes_TakesTheFirstOnes()
    {
        WriteQuestions("A", "A", "B");

        var places = await AskAsync(limit: 2);

        // The seed draws the first and the last; a prediction belongs to the first of equal questions that has none
        // yet.
        Assert.Equal(["row 1", "row 2"], places);
        Assert.Equal(1, Accuracy());
    }

    [Fact]
    public async Task Limit_ThatGrows_GoesOnToTheRest()
    {
        WriteQuestions("A", "A", "B");
        await AskAsync(limit: 1);

        var places = await AskAsync(limit: null);

        Assert.Equal(["row 2", "row 3"], places);
        Assert.Equal(2.0 / 3, Accuracy(), 1e-9);
    }

    /// <summary>Asks a model that always says A.</summary>
    /// <returns>Places of the questions that it was asked.</returns>
    private async Task<List<string>> AskAsync(int? limit)
    {
        var places = new List<string>();
        var profile = ProfileFile.Read("flare");
        await using var model = new ScriptedModel("A") { PictureSize = 896 };
        var run = new FlareRun(Questions, limit, seed: 0);
        Assert.Null(RunFolder.Take(Out, run.Input(model.Identity, profile, FlareMode.Flare26, MissingPicture.LeftOut)));
        await run.RunAsync(
            Out,
            model,
            profile,
            MissingPicture.LeftOut,
            step => places.AddRange(step.Spent is null ? [] : [step.Place]),
            TestContext.Current.CancellationToken);
        return places;
    }

    private double Accuracy()
    {
        var results = FlareEvaluation.Run(
            Questions, Path.Combine(Out, FlareRun.PredictionsName), new() { Mode = FlareMode.Flare26 });
        return (double)Assert.Single(results.Tasks).Metrics["accuracy"]!;
    }

    /// <summary>The same picture and question, with an answer each.</summary>
    private void WriteQuestions(params string[] answers)
    {
        Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["gray.png"]}");
        File.WriteAllText(Questions, new JsonArray([.. answers.Select(answer => new JsonObject
        {
            ["TaskType"] = "Classification",
            ["ImageName"] = "gray.png",
            ["Question"] = "Which? A or B",
            ["Answer"] = answer,
        })]).ToJsonString());
    }
}
