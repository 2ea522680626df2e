using System.Text.Json.Nodes;
using Surgical.TestKit;
using Surgical.Tests.Commands.Evaluate;

namespace Surgical.Tests.Commands;

/// <summary>
/// What an older version began, whose digest did not see the weights: finished it opens as it is, unfinished it says
/// why it cannot go on.
/// </summary>
public sealed class OlderDigestTests(SparseAnalysis analysis, EvaluatedSamples phases, AskedQuestions flare)
    : IClassFixture<SparseAnalysis>, IClassFixture<EvaluatedSamples>, IClassFixture<AskedQuestions>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Analyze_UnfinishedOfAnOlderVersion_SaysWhyAndLeavesItAsItIs()
    {
        Copy(analysis.Folder, "report.json");
        Cut("analysis.jsonl", keep: 3);
        Put("report.json", report => report["state"] = "unfinished");

        await AssertRefusedUnchangedAsync(SparseAnalysis.Into(Out));
    }

    [Fact]
    public async Task Analyze_FinishedOfAnOlderVersion_OpensUnchanged()
    {
        Copy(analysis.Folder, "report.json");

        await AssertDoneUnchangedAsync(SparseAnalysis.Into(Out), analysis.Run);
    }

    [Fact]
    public async Task Analyze_UnderwayWithAnotherModelOfToday_IsRefusedAsBefore()
    {
        Copy(analysis.Folder);
        Put("report.json", report => report["model"]!["digest"] = new string('0', 64));

        var run = await ProgramRun.OfAsync(SparseAnalysis.Into(Out), TestEnd);

        Assert.Equal(
            (2, $"surgical: {Out} holds the analysis of another input: the model differs. Choose another folder.\n"),
            (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task EvaluatePhases_FinishedOfAnOlderVersion_GivesItsFiguresAgain()
    {
        Copy(phases.Folder, "run.json", "analyses/phaco-routine/report.json", "analyses/phaco-runout/report.json");

        var run = await ProgramRun.OfAsync(EvaluatedSamples.Into(Out), TestEnd);

        Assert.Equal(
            (0, phases.Run.Output.Replace(phases.Folder, Out, StringComparison.Ordinal)), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task EvaluatePhases_UnfinishedOfAnOlderVersion_SaysWhy()
    {
        Copy(phases.Folder, "run.json", "analyses/phaco-routine/report.json", "analyses/phaco-runout/report.json");
        Cut("analyses/phaco-runout/analysis.jsonl", keep: 2);
        Put("analyses/phaco-runout/report.json", report => report["state"] = "unfinished");

        AssertSaysWhy(await ProgramRun.OfAsync(EvaluatedSamples.Into(Out), TestEnd));
    }

    [Fact]
    public async Task EvaluateFlare_FinishedOfAnOlderVersion_AsksNothingAndScoresAgain()
    {
        Copy(flare.Folder, "run.json");

        var run = await ProgramRun.OfAsync(flare.Into(Out), TestEnd);

        Assert.Equal(
            (flare.Run.ExitCode, flare.Run.Output.Replace(flare.Folder, Out, StringComparison.Ordinal)),
            (run.ExitCode, run.Output));
        Assert.Equal(Lines(flare.Folder, "answers.jsonl"), Lines(Out, "answers.jsonl"));
    }

    [Fact]
    public async Task EvaluateFlare_UnfinishedOfAnOlderVersion_SaysWhyAndAddsNoAnswer()
    {
        Copy(flare.Folder, "run.json");
        Cut("answers.jsonl", keep: 2);

        AssertSaysWhy(await ProgramRun.OfAsync(flare.Into(Out), TestEnd));
        Assert.Equal(2, Lines(Out, "answers.jsonl").Length);
    }

    [Fact]
    public async Task EvaluateFlare_OlderRunWithoutAnAnswer_IsBegunAnew()
    {
        Copy(flare.Folder, "run.json");
        Directory.EnumerateFiles(Out).Where(path => Path.GetFileName(path) != "run.json").ToList().ForEach(File.Delete);

        var run = await ProgramRun.OfAsync(flare.Into(Out), TestEnd);

        Assert.Equal(flare.Run.ExitCode, run.ExitCode);
        var model = JsonNode.Parse(File.ReadAllText(_folder["out/run.json"]))!["model"]!;
        Assert.Equal("content", (string?)model["digestKind"]);
    }

    [Fact]
    public async Task EvaluateCot_OfAnOlderVersion_FinishedScoresAgainAndUnfinishedSaysWhy()
    {
        var whole = await EvaluateCotAsync();
        Assert.True(whole.ExitCode == 0, whole.Errors);
        OlderDigest.Put(Path.Combine(Out, "run.json"));

        var again = await EvaluateCotAsync();
        Assert.Equal((0, whole.Output), (again.ExitCode, again.Output));

        Cut("rows.jsonl", keep: 1);
        AssertSaysWhy(await EvaluateCotAsync());
        Assert.Single(Lines(Out, "rows.jsonl"));
    }

    private Task<ProgramRun> EvaluateCotAsync()
    {
        File.WriteAllLines(
            _folder["data.jsonl"],
            ((string[])["one", "two"]).Select(name => new JsonObject
            {
                ["case"] = name,
                ["image"] = "picture.png",
                ["question"] = "What is shown?",
                ["answer"] = "The frame shows the incision phase.",
            }.ToJsonString()));
        if (!File.Exists(_folder["picture.png"]))
        {
            Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["picture.png"]}");
        }

        return ProgramRun.OfAsync(
            [
                "evaluate", "cot", "--data", _folder["data.jsonl"], "--run", "embedded", "--folds", "1", "--out", Out,
            ],
            TestEnd);
    }

    private static void AssertSaysWhy(ProgramRun run)
    {
        Assert.True(run.ExitCode == 2, run.Errors);
        Assert.Contains(
            "surgical: This cannot go on: an older version of this program began it", run.Errors,
            StringComparison.Ordinal);
        Assert.DoesNotContain("goes on from there", run.Errors, StringComparison.Ordinal);
    }

    private static string[] Lines(string folder, string name) => File.ReadAllLines(Path.Combine(folder, name));

    private async Task AssertRefusedUnchangedAsync(string[] arguments)
    {
        var before = Content();

        AssertSaysWhy(await ProgramRun.OfAsync(arguments, TestEnd));
        Assert.Equal(before, Content());
    }

    private async Task AssertDoneUnchangedAsync(string[] arguments, ProgramRun whole)
    {
        var before = Content();

        var run = await ProgramRun.OfAsync(arguments, TestEnd);

        var output = whole.Output.Replace(analysis.Folder, Out, StringComparison.Ordinal);
        Assert.Equal((0, output), (run.ExitCode, run.Output));
        Assert.Equal(before, Content());
    }

    private Dictionary<string, string> Content() => Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories)
        .ToDictionary(path => path, File.ReadAllText);

    private void Copy(string whole, params string[] older)
    {
        foreach (var file in Directory.EnumerateFiles(whole, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Out, Path.GetRelativePath(whole, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        Array.ForEach(older, name => OlderDigest.Put(Path.Combine(Out, name)));
    }

    private void Cut(string name, int keep) => File.WriteAllText(
        Path.Combine(Out, name), string.Concat(Lines(Out, name).Take(keep).Select(line => line + "\n")));

    private void Put(string name, Action<JsonNode> change)
    {
        var path = Path.Combine(Out, name);
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        change(json);
        File.WriteAllText(path, json.ToJsonString());
    }
}
