using System.Text.Json.Nodes;
using Surgical.TestKit;
using Surgical.Tests.Export;

namespace Surgical.Tests.Commands.Evaluate;

/// <summary>Votes of a model that always sees the incision, against what instructors said.</summary>
public sealed class EvaluateFramesTests(CorrectedStore store) : IClassFixture<CorrectedStore>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Frames_WithAVerdict_AreCountedAgainstTheModelsVotes()
    {
        var run = await EvaluateAsync();

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.StartsWith(
            "5 key frames of 2 cases with a phase by an instructor\nreplies confirmed as they are: 2, corrected: 3\n",
            run.Output,
            StringComparison.Ordinal);
        var results = JsonNode.Parse(File.ReadAllText(_folder["out/results.json"]))!;
        Assert.Equal(0.4, (double)results["frames"]!["accuracy"]!);
        Assert.Equal([0.25, 1], results["cases"]!.AsArray().Select(one => (double)one!["accuracy"]!).Order());
        Assert.Equal(5, results["confusion"]!["counts"]!.AsArray().Sum(row => (int)row![1]!));
        Assert.StartsWith(
            "truth,idle,incision,", File.ReadAllText(_folder["out/confusion.csv"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_SayThatTheyAreNoSample()
    {
        const string Warning = "Chosen frames, not a sample: instructors correct what looked wrong.";

        var run = await EvaluateAsync();

        Assert.Contains(Warning, run.Output, StringComparison.Ordinal);
        Assert.All(
            ["results.json", "report.html"],
            name => Assert.Contains(Warning, File.ReadAllText(_folder[$"out/{name}"]), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Frames_OfACase_AreThatCasesOnly()
    {
        var run = await EvaluateAsync("--case", store.Second);

        Assert.StartsWith("1 key frames of 1 cases", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Frames_OfNoDataFolder_AreRefused()
    {
        var run = await ProgramRun.OfAsync(
            ["evaluate", "frames", "--data", _folder.Path, "--out", _folder["out"]],
            TestContext.Current.CancellationToken);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(
            $"surgical: {_folder.Path}: expected the data folder of surgical serve", run.Errors,
            StringComparison.Ordinal);
    }

    private Task<ProgramRun> EvaluateAsync(params string[] options) => ProgramRun.OfAsync(
        ["evaluate", "frames", "--data", store.Data, "--out", _folder["out"], .. options],
        TestContext.Current.CancellationToken);
}
