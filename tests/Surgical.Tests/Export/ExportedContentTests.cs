using System.Text.Json;
using System.Text.Json.Nodes;
using Surgical.Analyzer.Findings;
using Surgical.Analyzer.Guidance;
using Surgical.Analyzer.Phases;
using Surgical.Capture;
using Surgical.TestKit;
using Surgical.TestKit.Models;

namespace Surgical.Tests.Export;

/// <summary>What leaves the data folder, read as strangers would read it.</summary>
public sealed class ExportedContentTests(CorrectedStore store) : IClassFixture<CorrectedStore>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Coco_HoldsToTheRulesOfCoco()
    {
        await ExportAsync("--format", "coco");

        foreach (var file in Directory.EnumerateFiles(Out, "instances.json", SearchOption.AllDirectories))
        {
            var document = JsonNode.Parse(await File.ReadAllTextAsync(file, Stop))!;
            var (images, annotations, categories) =
                (Objects(document, "images"), Objects(document, "annotations"), Objects(document, "categories"));
            Assert.All(
                [images, annotations, categories],
                list => Assert.Equal(list.Count, list.Select(one => Whole(one, "id")).Distinct().Count()));
            Assert.Equal(categories.Count, categories.Select(one => (string)one["name"]!).Distinct().Count());
            Assert.All(
                images, image => RequirePicture(Path.Combine(Path.GetDirectoryName(file)!, "..", "images"), image));
            Assert.All(annotations, annotation => RequireAnnotation(annotation, images, categories));
        }
    }

    [Fact]
    public async Task Cot_EveryAnswer_IsReadByTheProductAsThePhaseThatItsRowSays()
    {
        await ExportAsync("--folds", "1", "--all");

        var rows = (await File.ReadAllLinesAsync(Path.Combine(Out, "cot.jsonl"), Stop))
            .Select(line => JsonNode.Parse(line)!)
            .ToList();
        Assert.Equal(7, rows.Count);
        Assert.All(rows, row =>
        {
            var read = Assert.IsType<Analysis.Read>(GuidanceParser.Parse(ScriptedModel.Reply((string)row["answer"]!)));
            var named = read.Guidance.Vote is { Phase: var phase } ? PhaseNames.Id(phase) : null;
            Assert.Equal((string?)row["phase"], named ?? "idle");
        });
    }

    [Fact]
    public async Task Cot_GivenToEvaluateCotAsItIs_IsForetoldReplyByReply()
    {
        await ExportAsync("--folds", "2");

        var run = await ProgramRun.OfAsync(
            [
                "evaluate", "cot", "--data", Path.Combine(Out, "cot.jsonl"), "--folds", "2",
                "--run", "embedded", "--out", _folder["results"],
            ],
            Stop);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("4 replies of 2 cases, 0 not scored\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cot", "--folds", "2")]
    [InlineData("coco")]
    [InlineData("cataract-1k")]
    public async Task Export_InEveryFormat_NamesNoPersonNoVideoAndNoPlaceOfThisMachine(
        string format, params string[] folds)
    {
        var run = await ExportAsync(["--format", format, .. folds]);

        Assert.Equal(0, run.ExitCode);
        string[] names =
        [
            "Dr A", "Dr B", "never exported", "first", "second.mp4", store.Data, _folder.Path, Environment.MachineName,
        ];
        foreach (var file in Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(".png", StringComparison.Ordinal)))
        {
            var text = await File.ReadAllTextAsync(file, Stop);
            Assert.All(
                names, name => Assert.DoesNotContain(name, Path.GetFileName(file) + text, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Export_SaysHowManySpokeAndThatNobodyCheckedWho()
    {
        await ExportAsync("--folds", "2");

        var record = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Out, "export.json"), Stop))!;
        Assert.Equal(2, (int)record["reviewers"]!["names"]!);
        Assert.Contains(
            "nobody has checked who spoke", (string?)record["reviewers"]!["note"], StringComparison.Ordinal);
    }

    private static void RequirePicture(string folder, JsonObject image)
    {
        var picture = PictureFile.Decode(Path.Combine(folder, (string)image["file_name"]!));
        Assert.Equal((Whole(image, "width"), Whole(image, "height")), (picture.Width, picture.Height));
    }

    private static void RequireAnnotation(JsonObject annotation, List<JsonObject> images, List<JsonObject> categories)
    {
        var image = Assert.Single(images, one => Whole(one, "id") == Whole(annotation, "image_id"));
        Assert.Single(categories, one => Whole(one, "id") == Whole(annotation, "category_id"));
        var (x, y, width, height) =
            annotation["bbox"].Deserialize<double[]>() is [var left, var top, var across, var down]
                ? (left, top, across, down)
                : throw new InvalidDataException("Expected four numbers as bbox.");
        Assert.True(x >= 0 && y >= 0 && width > 0 && height > 0, "A box has no area or begins outside of its picture.");
        Assert.True(
            x + width <= Whole(image, "width") && y + height <= Whole(image, "height"),
            "A box ends outside of its picture.");
        Assert.Equal((width * height, 0), ((double)annotation["area"]!, Whole(annotation, "iscrowd")));
    }

    private static List<JsonObject> Objects(JsonNode document, string name) =>
        [.. document[name]!.AsArray().Select(one => one!.AsObject())];

    private static long Whole(JsonObject one, string name) => one[name]!.GetValue<long>();

    private Task<ProgramRun> ExportAsync(params string[] more) =>
        ProgramRun.OfAsync(["export", "--data", store.Data, "--out", Out, .. more], Stop);
}
