using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Evaluate;

/// <summary>
/// No more room in the middle of a run or at its end: said with the file's name, and nothing is lost.
/// </summary>
/// <remarks>A limit on the length of files stands for the full disk.</remarks>
public sealed class EvaluateDiskFullTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(3000, "answers.jsonl", "2 of 3: row 2, [0-9]")]
    [InlineData(10_000, "report.html", "3 of 3: row 3, answered in an earlier run")]
    public async Task Flare_DiskFull_SaysSoAndGoesOnWhenThereIsRoom(int bytes, string file, string goesOn)
    {
        WriteRows("questions.json", 3, rows => new JsonArray([.. rows]).ToJsonString());
        string[] arguments =
            ["evaluate", "flare", "--questions", _folder["questions.json"], "--run", "embedded", "--out", Out];

        AssertFull(await FileLimit.RunAsync(bytes, arguments, TestEnd), file);
        var resumed = await ProgramRun.OfAsync(arguments, TestEnd);

        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains("1 of 3: row 1, answered in an earlier run\n", resumed.Errors, StringComparison.Ordinal);
        Assert.Matches(goesOn, resumed.Errors);
        Assert.Equal(3, JsonNode.Parse(File.ReadAllText(_folder["out/predictions.json"]))!.AsArray()
            .Count(row => row!["Answer"] is not null));
        Assert.EndsWith("</html>\n", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cot_DiskFull_SaysSoAndGoesOnWhenThereIsRoom()
    {
        WriteRows("data.jsonl", 10, rows => string.Join('\n', rows.Select(row => row.ToJsonString())));
        string[] arguments =
        [
            "evaluate", "cot", "--data", _folder["data.jsonl"], "--run", "embedded", "--folds", "1", "--out", Out,
            "--columns", "case=Split,image=ImageName,question=Question,answer=Answer",
        ];

        AssertFull(await FileLimit.RunAsync(bytes: 1000, arguments, TestEnd), "rows.jsonl");
        var resumed = await ProgramRun.OfAsync(arguments, TestEnd);

        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains("1 of 10: line 1, answered in an earlier run\n", resumed.Errors, StringComparison.Ordinal);
        Assert.Matches("10 of 10: line 10, [0-9]", resumed.Errors);
        Assert.StartsWith("10 replies of 1 cases, 0 not scored\n", resumed.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4000, "analysis.jsonl", "going on after 2 key frames of an earlier run")]
    [InlineData(55_000, "report.html", "phaco-runout: read by an earlier run")]
    public async Task Phases_DiskFull_SaysSoAndGoesOnWhenThereIsRoom(int bytes, string file, string goesOn)
    {
        Directory.CreateDirectory(_folder["videos"]);
        File.CreateSymbolicLink(_folder["videos/phaco-runout.mp4"], SparseAnalysis.Video);
        File.Copy(Path.ChangeExtension(SparseAnalysis.Video, ".csv"), _folder["videos/phaco-runout.csv"]);
        string[] arguments =
        [
            "evaluate", "phases", "--truth", _folder["videos"], "--run", "embedded", "--votes", "scores", "--gap", "30",
            "--out", Out,
        ];

        AssertFull(await FileLimit.RunAsync(bytes, arguments, TestEnd), file);
        var resumed = await ProgramRun.OfAsync(arguments, TestEnd);

        Assert.Equal(0, resumed.ExitCode);
        Assert.Contains(goesOn, resumed.Errors, StringComparison.Ordinal);
        Assert.StartsWith("1 cases, 67 samples at 1 a second", resumed.Output, StringComparison.Ordinal);
        Assert.EndsWith("</html>\n", File.ReadAllText(_folder["out/report.html"]), StringComparison.Ordinal);
    }

    private void AssertFull(ProgramRun run, string file)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(
            $"surgical: ended early; what was done is kept in {Out}, and the same command goes on from there\n"
            + $"surgical: {file} would be longer than a file may be here.\n",
            run.Errors,
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Out, "*.unfinished", SearchOption.AllDirectories));
    }

    /// <summary>Writes questions of FLARE about a picture.</summary>
    private void WriteRows(string name, int count, Func<IEnumerable<JsonNode>, string> layout)
    {
        Ffmpeg.Make($"-f lavfi -i color=gray:s=64x64 -frames:v 1 {_folder["gray.png"]}");
        File.WriteAllText(_folder[name], layout(Enumerable.Range(0, count).Select(number => new JsonObject
        {
            ["TaskType"] = "Classification",
            ["ImageName"] = "gray.png",
            ["Question"] = $"Which, A or {(char)('B' + number)}?",
            ["Answer"] = "A",
            ["Split"] = "testing",
        })));
    }
}
