using System.Text.Json.Nodes;
using Surgical.TestKit;
using Surgical.TestKit.Chat;

namespace Surgical.Tests.Commands.Evaluate;

public sealed class EvaluateCotBadInputTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Expected --run with the model to be scored, got none.")]
    [InlineData("Expected a --folds of at least 1, got 0.", "--run", "embedded", "--folds", "0")]
    [InlineData("Expected a --batch of at least 1, got 0.", "--run", "embedded", "--batch", "0")]
    public async Task Cot_UsedWrongly_EndsWithTwo(string message, params string[] options)
    {
        var run = await EvaluateAsync(options);

        Assert.Equal((2, $"surgical: {message}\nsurgical: --help says how it is used\n"), (run.ExitCode, run.Errors));
    }

    [Theory]
    [InlineData("Expected at least as many cases as folds, got 1 for 5: add cases, or choose fewer with --folds.")]
    [InlineData("Expected a --fold from 0 to 0, got 3.", "--folds", "1", "--fold", "3")]
    [InlineData("Expected a column to split by, got site, which no row has; there are case, image, question, answer.",
        "--folds", "1", "--split-by", "site")]
    public async Task Cot_DataThatDoesNotFit_FailsBeforeTheModelIsOpened(string message, params string[] options)
    {
        WriteRow();

        var run = await EvaluateAsync(["--run", _folder["nowhere"], .. options]);

        Assert.Equal((1, $"surgical: {message}\n"), (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Cot_RemoteModel_SaysThatItCannotForetell()
    {
        await using var server = await ChatServer.StartAsync(TestEnd);
        WriteRow();
        Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["picture.png"]}");

        var run = await EvaluateAsync(["--run", server.Name, "--folds", "1"]);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "surgical: Expected a model that gives the probability of any word; ", run.Errors,
            StringComparison.Ordinal);
    }

    private Task<ProgramRun> EvaluateAsync(string[] options) => ProgramRun.OfAsync(
        ["evaluate", "cot", "--data", _folder["data.jsonl"], "--out", _folder["out"], .. options], TestEnd);

    private void WriteRow() => File.WriteAllText(_folder["data.jsonl"], new JsonObject
    {
        ["case"] = "9001",
        ["image"] = "picture.png",
        ["question"] = "What is shown?",
        ["answer"] = "A picture.",
    }.ToJsonString());
}
