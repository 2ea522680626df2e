using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Capture;
using Surgical.Cases.Chart;
using Surgical.Dashboard.Review;
using Surgical.DataSets.Boxes;
using Surgical.DataSets.Coco;
using Surgical.DataSets.Files;
using Surgical.DataSets.Replies;
using Surgical.Models.Contract;
using Surgical.Models.Pictures;
using Surgical.TestKit;

namespace Surgical.Tests.Export;

public sealed class ExportTests(CorrectedStore store) : IClassFixture<CorrectedStore>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Cot_OfTwoCases_ReadsBackAsWhatWasAskedAndCorrected()
    {
        var run = await ExportAsync("--folds", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            $"Written to {Out}: cot.jsonl and images, 4 replies with their pictures (cases: 2, folds: 2); "
            + "export.json\n",
            run.Output);
        Assert.Contains("surgical: left out: 3, no verdict\n", run.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "surgical: left out: 1, a corrected phase, and a reply that still names another\n", run.Errors,
            StringComparison.Ordinal);
        var rows = ChainOfThoughtFile.Read(Path.Combine(Out, "cot.jsonl"), ColumnMapping.ChainOfThought);
        Assert.Equal([store.First, store.First, store.First, store.Second], rows.Select(row => row.Case));
        Assert.All(
            rows,
            row => Assert.StartsWith("You are an expert ophthalmic surgeon", row.Question, StringComparison.Ordinal));
        Assert.Equal(TwoPartReply.Of("This is the incision phase.", "Continue."), rows[0].Answer);
        Assert.Equal(TwoPartReply.Of("This is the viscoelastic phase.", CorrectedStore.OddAnswer), rows[1].Answer);
        Assert.Equal(
            [("incision", "confirmed", false), ("viscoelastic", "corrected", true), ("idle", "corrected", true),
                ("incision", "confirmed", false)],
            Lines().Select(row => (Text(row, "phase"), Text(row, "verdict"), row["corrected"]!.GetValue<bool>())));
        Assert.DoesNotContain(
            "never exported", await File.ReadAllTextAsync(Path.Combine(Out, "cot.jsonl"), Stop),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cot_PictureOfARow_IsTheVideosFrameFromWhichTheModelsWasMade()
    {
        await ExportAsync("--folds", "1", "--case", store.First);

        var row = Lines()[1];
        var picture = PictureFile.Decode(Path.Combine(Out, Text(row, "image")));
        var frame = Ffmpeg.Pictures(store.Clip).AsSpan(25 * 320 * 240 * 3, 320 * 240 * 3);
        Assert.True(picture.Bgr.SequenceEqual(frame), "The picture is another one than FFmpeg's.");
        Assert.Equal(Text(row, "frameSha256"), ImageProcessor.Process(picture.Bgr, 320, 240, size: 8).Sha256);
        Assert.Equal((await store.KeyFrameAsync(store.First, 25)).FrameSha256, Text(row, "frameSha256"));
    }

    [Fact]
    public async Task Cot_Folds_AreThoseThatEvaluateFoldsMakesOfTheFile()
    {
        await ExportAsync("--folds", "2");

        var run = await ProgramRun.OfAsync(
            ["evaluate", "folds", "--data", Path.Combine(Out, "cot.jsonl"), "--folds", "2"], Stop);

        Assert.Equal(0, run.ExitCode);
        var held = Lines().GroupBy(row => row["fold"]!.GetValue<int>())
            .ToDictionary(fold => fold.Key, fold => string.Join(' ', fold.Select(row => Text(row, "case")).Distinct()));
        Assert.Equal(held, run.Output.Trim().Split('\n').Skip(1).Select(line => line.Split(','))
            .ToDictionary(line => int.Parse(line[0], null), line => line[3]));
    }

    [Fact]
    public async Task Cot_All_HasFramesWithoutAVerdictToo()
    {
        await ExportAsync("--folds", "1", "--all");

        Assert.Equal(
            [null, null, null],
            Lines().Where(row => Text(row, "case") == store.Second).Skip(1).Select(row => (string?)row["verdict"]));
    }

    [Fact]
    public async Task Cot_OfFewerCasesThanFolds_SaysWhatToChooseAndLeavesNothing()
    {
        var run = await ExportAsync();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "Expected at least as many cases as folds, got 2 for 5: add cases, or choose fewer with --folds.",
            run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Coco_ReadsBackThroughBothReadersOfBoxes()
    {
        var run = await ExportAsync("--format", "coco");

        Assert.Equal(0, run.ExitCode);
        var name = $"case_{store.First}";
        var pictures = CocoFile.Read(Path.Combine(Out, name, "annotations", "instances.json"));
        Assert.Equal(
            [($"case{store.First}_f000025.png", 2), ($"case{store.First}_f000050.png", 0)],
            pictures.Select(picture => (picture.FileName, picture.Boxes.Count)));
        Assert.Equal(
            [("Gauge", 10, 20.5, 110, 50.5), ("Pupil", 0, 0, 320, 240)],
            pictures[0].Boxes.Select(box => (box.Label, box.Left, box.Top, box.Right, box.Bottom)));
        Assert.Null(pictures[0].Seconds);
        Assert.All(pictures, picture => Assert.True(File.Exists(Path.Combine(Out, name, "images", picture.FileName))));
        var boxes = BoxFile.Read(Path.Combine(Out, "boxes.jsonl"), ColumnMapping.Boxes);
        Assert.Equal([2, 0, 1], boxes.Values.Select(list => list.Count));
        Assert.Equal(
            (10 / 320.0, 50.5 / 240),
            (boxes[$"case{store.First}_f000025"][0].Left, boxes[$"case{store.First}_f000025"][0].Bottom));
        var second = JsonNode.Parse(await File.ReadAllTextAsync(
            Path.Combine(Out, $"case_{store.Second}", "annotations", "instances.json"), Stop))!;
        Assert.Equal(
            """[{"id":1,"name":"Gauge","supercategory":""},{"id":2,"name":"Pupil","supercategory":""}]""",
            second["categories"]!.ToJsonString());
    }

    [Fact]
    public async Task Cataract1K_IsItsColumnsAndSpellingAndScoresTheModelAgainstTheInstructor()
    {
        var run = await ExportAsync("--format", "cataract-1k");
        var (truth, said) = (Path.Combine(Out, "annotations"), Path.Combine(Out, "analyses"));
        var scored = await ProgramRun.OfAsync(
            ["evaluate", "phases", "--truth", truth, "--predicted", said, "--out", _folder["results"]], Stop);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(
            "surgical: left out: 1, cases of which not all phases are marked yet\n", run.Errors,
            StringComparison.Ordinal);
        var name = $"case_{store.First}";
        Assert.Equal(
            $"caseId,comment,frame,endFrame,sec,endSec\n{store.First},Incision,0,25,0.0,1.0\n{store.First},Capsule "
            + "Pulishing,38,100,1.52,4.0\n",
            await File.ReadAllTextAsync(Path.Combine(truth, name, $"{name}_annotations_phases.csv"), Stop));
        Assert.Equal((0, ""), (scored.ExitCode, scored.Errors));
        var results = JsonNode.Parse(
            await File.ReadAllTextAsync(Path.Combine(_folder["results"], "results.json"), Stop))!;
        Assert.Equal(name, (string?)results["videos"]![0]!["id"]);
        Assert.Equal(4, results["confusion"]!["counts"]!.AsArray()
            .Sum(row => row!.AsArray().Sum(count => count!.GetValue<int>())));
    }

    [Fact]
    public async Task EvaluatePhases_OfTheDataFolderItself_SaysHowItIsExported()
    {
        var run = await ProgramRun.OfAsync(
            ["evaluate", "phases", "--truth", store.Data, "--predicted", store.Data, "--out", _folder["results"]],
            Stop);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("surgical export --format cataract-1k makes them of it.", run.Errors, StringComparison.Ordinal);
    }

    private Task<ProgramRun> ExportAsync(params string[] more) =>
        ProgramRun.OfAsync(["export", "--data", store.Data, "--out", Out, .. more], Stop);

    private List<JsonObject> Lines() =>
        [.. File.ReadLines(Path.Combine(Out, "cot.jsonl"))
            .Select(line => JsonSerializer.Deserialize<JsonObject>(line)!)];

    private static string Text(JsonObject row, string name) => row[name]!.GetValue<string>();
}
