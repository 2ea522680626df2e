using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>A recording that came in parts is analysed as if it had come in one.</summary>
public sealed class AnalyzePartsTests(SparseAnalysis whole) : IClassFixture<SparseAnalysis>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Analyze_Parts_ComeToWhatTheWholeComesTo()
    {
        var parts = CutSample();

        var run = await AnalyzeAsync([parts[2], parts[0], parts[1]]);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(SparseAnalysis.Told(whole.Folder), SparseAnalysis.Told(Out));
        Assert.Equal(
            SparseAnalysis.Phases(whole.Folder).Replace("phaco-runout,", "REC8,", StringComparison.Ordinal),
            SparseAnalysis.Phases(Out));
        Assert.Contains(
            "surgical: 3 parts, by name: REC8.mp4, REC9.mp4, REC10.mp4. REC8.mp4 does not say when it was recorded.\n",
            run.Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_Parts_AreInTheReport()
    {
        var run = await AnalyzeAsync(CutSample());

        Assert.True(run.ExitCode == 0, run.Errors);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Out, "report.json"), TestEnd))!;
        Assert.Equal("REC8", (string?)report["source"]!["name"]);
        Assert.Equal(
            ["REC8.mp4 0 to 24", "REC9.mp4 24 to 48", "REC10.mp4 48 to 70"],
            report["parts"]!.AsArray().Select(part => $"{part!["name"]} {part["fromSeconds"]} to {part["toSeconds"]}"));
        Assert.All(report["parts"]!.AsArray(), part => Assert.Equal(64, part!["sha256"]!.ToString().Length));
        Assert.Equal("name", (string?)report["partOrder"]!["by"]);
        Assert.Equal(
            ["24 Part 2 of 3, REC9.mp4, begins here.", "48 Part 3 of 3, REC10.mp4, begins here."],
            report["notes"]!.AsArray().Select(note => $"{note!["seconds"]} {note["text"]}"));
    }

    [Fact]
    public async Task Analyze_PartsInterrupted_GoOnInWhateverOrderTheyAreNamed()
    {
        var parts = CutSample();
        using (var program = ProgramRun.Start(Arguments(parts)))
        {
            await SparseAnalysis.ReadKeyFramesAsync(program, 3);
            program.Kill();
            await program.WaitForExitAsync(TestEnd);
        }

        var run = await AnalyzeAsync([parts[1], parts[2], parts[0]]);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Contains("surgical: going on after ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(SparseAnalysis.Told(whole.Folder), SparseAnalysis.Told(Out));
    }

    [Fact]
    public async Task Analyze_OnePartLess_IsAnotherInput()
    {
        var parts = CutSample();
        await AnalyzeAsync(parts);

        var run = await AnalyzeAsync(parts[..2]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            $"{Out} holds the analysis of another input: the video differs.", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_OnePartTwice_IsRefusedAndBothAreNamed()
    {
        var parts = CutSample();
        File.Copy(parts[0], _folder["copy.mp4"]);

        var run = await AnalyzeAsync([.. parts, _folder["copy.mp4"]]);

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith(
            $"surgical: Expected each part of a recording once; {_folder["copy.mp4"]} and {parts[0]} are the same "
            + "footage, byte for byte.\n",
            run.Errors,
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(Out));
    }

    [Fact]
    public async Task Analyze_AFolderAmongParts_IsRefused()
    {
        var pictures = Directory.CreateDirectory(_folder["pictures"]).FullName;

        var run = await AnalyzeAsync([SparseAnalysis.Video, pictures]);

        Assert.Equal(
            (2, "surgical: Expected one video, the files of one recording in parts, or one folder of pictures; got the "
                + $"folder {pictures} among 2 sources.\n"),
            (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Analyze_APartThatHoldsNoPictures_IsRefusedByName()
    {
        File.WriteAllText(_folder["notes.mp4"], "Dear diary");

        var run = await AnalyzeAsync([SparseAnalysis.Video, _folder["notes.mp4"]]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("surgical: notes.mp4 was expected to be a video", run.Errors, StringComparison.Ordinal);
        Assert.EndsWith("leave this one out to read the others.\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_PartsBesideARateOfPictures_AreRefused()
    {
        var run = await ProgramRun.OfAsync([.. Arguments(CutSample()), "--picture-fps", "25"], TestEnd);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Expected a folder of pictures beside --picture-fps", run.Errors, StringComparison.Ordinal);
    }

    private string[] CutSample()
    {
        Ffmpeg.Make(
            $"-i {SparseAnalysis.Video} -c copy -f segment -segment_times 24,48 -reset_timestamps 1 "
            + $"-segment_start_number 8 {_folder["REC%d.mp4"]}");
        return [_folder["REC8.mp4"], _folder["REC9.mp4"], _folder["REC10.mp4"]];
    }

    private string[] Arguments(string[] sources) => ["analyze", .. sources, "--out", Out, "--gap", "10"];

    private Task<ProgramRun> AnalyzeAsync(string[] sources) => ProgramRun.OfAsync(Arguments(sources), TestEnd);
}
