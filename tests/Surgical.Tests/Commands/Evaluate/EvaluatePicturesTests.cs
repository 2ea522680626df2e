using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Evaluate;

/// <summary>Cases whose frames were taken from their videos into folders.</summary>
public sealed class EvaluatePicturesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_FolderOfPictures_IsReadAtItsRate()
    {
        WriteCase("case_1", pictures: 4);

        var run = await EvaluateAsync("--picture-fps", "0.5", "--gap", "2");

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith("1 cases, 8 samples at 1 a second", run.Output, StringComparison.Ordinal);
        Assert.Equal([0, 2, 4, 6], Lines("analysis.jsonl").Select(line => (int)line["seconds"]!));
        var settings = JsonNode.Parse(File.ReadAllText(_folder["out/run.json"]))!["settings"]!;
        Assert.Equal(0.5, (double)settings["pictures_per_second"]!);

        var other = await EvaluateAsync("--picture-fps", "1", "--gap", "2");
        Assert.Equal(
            (2, $"surgical: {Out} holds another run: its settings differ (pictures_per_second). "
                + "Choose another folder.\n"),
            (other.ExitCode, other.Errors));
    }

    [Fact]
    public async Task Run_FolderOfPicturesWithoutARate_IsRefused()
    {
        WriteCase("case_1", pictures: 1);

        var run = await EvaluateAsync();

        Assert.Equal(
            (2, $"surgical: {_folder["data/case_1"]}: expected --picture-fps beside a folder of pictures, which says "
                + "how many there are a second.\n"),
            (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Run_FoldersThatAreNoVideo_AreNamedAndTheOthersScored()
    {
        WriteCase("case_1", pictures: 3);
        WriteCase("case_2", pictures: 3);
        File.Delete(_folder["data/case_2/frame_1.png"]);
        File.Copy(_folder["data/case_1/frame_2.png"], _folder["data/case_2/frame_5.png"]);
        WriteCase("case_3", pictures: 3);
        Picture("case_3", 1, "32x32");
        Picture("case_3", 2, "32x32");
        WriteCase("case_4", pictures: 0);

        var run = await EvaluateAsync("--picture-fps", "1", "--gap", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("1 cases, ", run.Output, StringComparison.Ordinal);
        Assert.All(
            [
                "case_2: cannot be read and is not scored: Pictures of a video were expected, numbered in equal steps "
                    + "as from frame_0.png to frame_2.png; frame_5.png came after frame_2.png.",
                "case_3: cannot be read to its end and is not scored: "
                    + "At least half of the 3 pictures of the folder were expected to be whole; 2 cannot be read",
                "case_4: no video, not read",
            ],
            words => Assert.Contains($"surgical: {words}", run.Errors, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Analyze_RateBesideAVideo_IsRefused()
    {
        var run = await ProgramRun.OfAsync(
            ["analyze", SparseAnalysis.Video, "--out", Out, "--picture-fps", "25"], TestEnd);

        Assert.Equal(
            (2, "surgical: Expected a folder of pictures beside --picture-fps, "
                + $"got the file {SparseAnalysis.Video}.\n"),
            (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Analyze_SamePicturesAtAnotherRate_AreRefusedInTheSameFolder()
    {
        WriteCase("case_1", pictures: 2);
        string[] arguments =
            ["analyze", _folder["data/case_1"], "--out", Out, "--votes", "scores", "--gap", "1", "--picture-fps"];
        await ProgramRun.OfAsync([.. arguments, "1"], TestEnd);

        var run = await ProgramRun.OfAsync([.. arguments, "2"], TestEnd);

        Assert.Equal(
            (2, $"surgical: {Out} holds the analysis of another input: the frame rate differs. "
                + "Choose another folder.\n"),
            (run.ExitCode, run.Errors));
    }

    private Task<ProgramRun> EvaluateAsync(params string[] options) => ProgramRun.OfAsync(
        ["evaluate", "phases", "--truth", _folder["data"], "--run", "embedded", "--votes", "scores", "--out", Out,
            .. options],
        TestEnd);

    /// <summary>Writes a truth of eight seconds, and pictures in a folder of the case's name.</summary>
    private void WriteCase(string key, int pictures)
    {
        Directory.CreateDirectory(_folder[$"data/{key}"]);
        File.WriteAllText(_folder[$"data/{key}/{key}_annotations_phases.csv"], "comment,sec,endSec\nIncision,0,8\n");
        for (var number = 0; number < pictures; number++)
        {
            Picture(key, number, "64x64");
        }
    }

    private void Picture(string key, int number, string size) =>
        Ffmpeg.Make($"-f lavfi -i testsrc=s={size} -frames:v 1 {_folder[$"data/{key}/frame_{number}.png"]}");

    private IEnumerable<JsonNode> Lines(string name) =>
        File.ReadLines(Path.Combine(Out, "analyses", "case_1", name)).Select(line => JsonNode.Parse(line)!);
}
