using System.Text.Json.Nodes;
using Surgical.Disk;
using Surgical.TestKit;

namespace Surgical.Tests.Commands;

/// <summary>surgical analyze --follow: of a file that may grow, until it has not for a while.</summary>
public sealed class AnalyzeFollowTests(SparseAnalysis whole) : IClassFixture<SparseAnalysis>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Analyze_Following_ComesToThePlainAnalysisAndSaysHowItEnded()
    {
        var recording = Record(SparseAnalysis.Video);

        var run = await FollowAsync(recording, still: 1);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith(
            "surgical: following operation.ts until it has not grown for 1 s\n", run.Errors, StringComparison.Ordinal);
        Assert.Contains("nothing was added for 1 s.", run.Output, StringComparison.Ordinal);
        Assert.Equal(SparseAnalysis.Told(whole.Folder), SparseAnalysis.Told(Out));
        Assert.Equal(("complete", FileDigest.Of(recording)), Report());
    }

    [Fact]
    public async Task Analyze_FollowingIsInterrupted_GoesOnWithoutItOnceTheRecordingHasEnded()
    {
        var recording = Record(SparseAnalysis.Video);
        await InterruptAsync(recording);
        Assert.Equal(("unfinished", null), Report());

        var run = await ProgramRun.OfAsync(Plainly(recording), TestEnd);

        Assert.True(run.ExitCode == 0, run.Errors);
        Assert.StartsWith("surgical: going on after ", run.Errors, StringComparison.Ordinal);
        Assert.Equal(SparseAnalysis.Told(whole.Folder), SparseAnalysis.Told(Out));
        Assert.Equal(("complete", FileDigest.Of(recording)), Report());
    }

    [Fact]
    public async Task Analyze_FollowingIsInterrupted_DoesNotGoOnWithAnotherRecording()
    {
        await InterruptAsync(Record(SparseAnalysis.Video));
        var other = Record(Path.Combine(Repository.SampleVideos, "phaco-routine.mp4"));

        var run = await ProgramRun.OfAsync(Plainly(other), TestEnd);

        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith(
            "it shows another picture. It is of another recording: choose another folder.\n", run.Errors,
            StringComparison.Ordinal);
        Assert.Equal(("unfinished", null), Report());
    }

    [Fact]
    public async Task Analyze_FollowingIntoAnAnalysisThatIsWhole_IsRefused()
    {
        var recording = Record(SparseAnalysis.Video);
        await FollowAsync(recording, still: 1);

        var run = await FollowAsync(recording, still: 1);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("leave --follow away to go on with it", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyze_StillWithoutFollow_IsWrongUse()
    {
        var run = await ProgramRun.OfAsync(["analyze", "operation.ts", "--out", Out, "--still", "5"], TestEnd);

        Assert.Equal(
            (2, "surgical: Expected --follow beside --still.\nsurgical: --help says how it is used\n"),
            (run.ExitCode, run.Errors));
    }

    private string[] Plainly(string recording) => ["analyze", recording, "--out", Out, "--gap", "10"];

    private Task<ProgramRun> FollowAsync(string recording, int still) =>
        ProgramRun.OfAsync([.. Plainly(recording), "--follow", "--still", $"{still}"], TestEnd);

    private async Task InterruptAsync(string recording)
    {
        using var program = ProgramRun.Start([.. Plainly(recording), "--follow", "--still", "600"]);
        await SparseAnalysis.ReadKeyFramesAsync(program, 2);
        await ProgramRun.OfAsync("kill", ["-INT", $"{program.Id}"], TestEnd);
        await program.StandardError.ReadToEndAsync(TestEnd);
        await program.WaitForExitAsync(TestEnd);
        Assert.Equal(130, program.ExitCode);
    }

    private string Record(string video) => Ffmpeg.Make($"-i {video} -c copy {_folder["operation.ts"]}");

    private (string? State, string? Sha256) Report()
    {
        var report = JsonNode.Parse(File.ReadAllText(Path.Combine(Out, "report.json")))!;
        return ((string?)report["state"], (string?)report["source"]!["sha256"]);
    }
}
