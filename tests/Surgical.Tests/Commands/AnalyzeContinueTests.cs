using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>An analysis that was killed, stopped, or ran out of disk goes on; another input never does.</summary>
public sealed class AnalyzeContinueTests(SparseAnalysis whole) : IClassFixture<SparseAnalysis>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Analyze_KilledAfterSomeKeyFrames_ContinuesToTheSameEnd(int keyFrames)
    {
        using (var program = ProgramRun.Start(SparseAnalysis.Into(Out)))
        {
            await SparseAnalysis.ReadLinesAsync(program, keyFrames, TestEnd);
            program.Kill();
            await program.WaitForExitAsync(TestEnd);
        }

        await ContinueAsync();
        Assert.Equal(SparseAnalysis.Told(whole.Folder), SparseAnalysis.Told(Out));
    }

    [Fact]
    public async Task Analyze_TornLastLine_IsRedone()
    {
        CopyWhole();
        using (var lines = File.OpenWrite(Path.Combine(Out, "analysis.jsonl")))
        {
            lines.SetLength(lines.Length - 100);
        }

        await ContinueAsync();
        Assert.Equal(SparseAnalysis.Told(whole.Folder), SparseAnalysis.Told(Out));
    }

    [Fact]
    public async Task Analyze_CompleteAlready_AsksNothingAndEndsWell()
    {
        CopyWhole();
        var again = await ContinueAsync();
        Assert.Equal(whole.Run.Output.Replace(whole.Folder, Out, StringComparison.Ordinal), again.Output);
        Assert.StartsWith(
            "surgical: going on after 7 key frames of an earlier run\n", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_CtrlC_StopsCleanlyAndKeepsWhatWasDone()
    {
        using var program = ProgramRun.Start(SparseAnalysis.Into(Out));
        await SparseAnalysis.ReadLinesAsync(program, 2, TestEnd);
        await ProgramRun.OfAsync("kill", ["-INT", $"{program.Id}"], TestEnd);
        var rest = await program.StandardError.ReadToEndAsync(TestEnd);
        await program.WaitForExitAsync(TestEnd);

        Assert.Equal((130, true), (program.ExitCode, rest.EndsWith("surgical: stopped\n", StringComparison.Ordinal)));
        var kept = SparseAnalysis.Told(Out);
        Assert.Equal(SparseAnalysis.Told(whole.Folder)[..kept.Length], kept);
    }

    [Fact]
    public async Task Analyze_DiskFull_SaysSoAndContinuesWhenThereIsRoom()
    {
        var full = await FileLimit.RunAsync(bytes: 8192, SparseAnalysis.Into(Out), TestEnd);

        Assert.Equal(1, full.ExitCode);
        Assert.EndsWith(
            "surgical: analysis.jsonl would be longer than a file may be here.\n", full.Errors,
            StringComparison.Ordinal);
        await ContinueAsync();
        Assert.Equal(SparseAnalysis.Told(whole.Folder), SparseAnalysis.Told(Out));
    }

    [Fact]
    public async Task Analyze_AnotherVideo_IsRefused()
    {
        CopyWhole();
        var other = Path.Combine(Repository.SampleVideos, "phaco-routine.mp4");
        await AssertRefusedAsync(
            ["analyze", other, "--out", Out, "--gap", "10"],
            $"{Out} holds the analysis of another input: the video differs. Choose another folder.");
    }

    [Fact]
    public async Task Analyze_AnotherGap_IsRefused()
    {
        CopyWhole();
        await AssertRefusedAsync(
            ["analyze", SparseAnalysis.Video, "--out", Out, "--gap", "5"],
            $"{Out} holds the analysis of another input: the settings differ. Choose another folder.");
    }

    [Fact]
    public async Task Analyze_FolderWithOtherThings_IsRefused()
    {
        Directory.CreateDirectory(Out);
        File.WriteAllText(Path.Combine(Out, "thesis.tex"), "");
        await AssertRefusedAsync(
            SparseAnalysis.Into(Out),
            $"Expected a new or an empty folder, or an analysis to continue; {Out} holds other things.");
    }

    [Fact]
    public void Analyze_Results_GoToStandardOutputAndProgressDoesNot()
    {
        Assert.StartsWith("phaco-runout: 1:10.0, 7 key frames\n", whole.Run.Output, StringComparison.Ordinal);
        var lines = whole.Run.Errors.Split('\n');
        Assert.Equal(7, lines.Count(line => line.Contains(" of 70.0 s: read, ", StringComparison.Ordinal)));
    }

    private static async Task AssertRefusedAsync(string[] arguments, string reason)
    {
        var run = await ProgramRun.OfAsync(arguments, TestEnd);
        Assert.Equal((2, $"surgical: {reason}\n"), (run.ExitCode, run.Errors));
    }

    private async Task<ProgramRun> ContinueAsync()
    {
        var run = await ProgramRun.OfAsync(SparseAnalysis.Into(Out), TestEnd);
        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.Equal(Phases(whole.Folder), Phases(Out));
        return run;
    }

    private static string Phases(string folder) => File.ReadAllText(Path.Combine(folder, "phases.csv"));

    private void CopyWhole()
    {
        Directory.CreateDirectory(Out);
        foreach (var file in Directory.EnumerateFiles(whole.Folder))
        {
            File.Copy(file, Path.Combine(Out, Path.GetFileName(file)));
        }
    }
}
