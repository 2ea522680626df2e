using System.Diagnostics;
using System.Text.Json.Nodes;
using Surgical.TestKit;

namespace Surgical.Tests.Commands.Evaluate;

/// <summary>A model reads annotated videos and is scored, in one go or in several.</summary>
public sealed class EvaluatePhasesRunTests(EvaluatedSamples whole) : IClassFixture<EvaluatedSamples>, IDisposable
{
    private static readonly string[] Tables = ["videos.csv", "per-phase.csv", "confusion.csv"];

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken TestEnd => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Run_Samples_AreReadAndScored()
    {
        Assert.True(whole.Run.ExitCode == 0, whole.Run.Errors);
        Assert.StartsWith("2 cases, 192 samples at 1 a second, ", whole.Run.Output, StringComparison.Ordinal);
        var results = JsonNode.Parse(File.ReadAllText(Path.Combine(whole.Folder, "results.json")))!;
        Assert.Equal(
            ["phaco-routine", "phaco-runout"], results["videos"]!.AsArray().Select(video => video!["id"]!.ToString()));
        Assert.InRange(results["pooled"]!["all_samples"]!["accuracy"]!.GetValue<double>(), 0.45, 1);
    }

    [Fact]
    public async Task Run_Sample_IsAnalysedAsAnalyzeDoes()
    {
        await ProgramRun.OfAsync(SparseAnalysis.Into(Out), TestEnd);

        var analysis = Path.Combine(whole.Folder, "analyses", "phaco-runout");
        Assert.Equal(
            File.ReadAllText(Path.Combine(Out, "phases.csv")), File.ReadAllText(Path.Combine(analysis, "phases.csv")));
        Assert.Equal(Names(Out), Names(analysis));
    }

    [Fact]
    public void Run_Samples_SaysWhoWasAskedAndHow()
    {
        var run = JsonNode.Parse(File.ReadAllText(Path.Combine(whole.Folder, "run.json")))!;
        Assert.Equal("cataract-sim", run["model"]!["name"]!.ToString());
        Assert.Equal(64, run["model"]!["digest"]!.ToString().Length);
        Assert.Equal("00:00:10", run["settings"]!["reading"]!["sampler"]!["fixedGap"]!.ToString());
    }

    [Fact]
    public void Run_Progress_GoesToStandardErrorWithTheTimeLeft()
    {
        Assert.Contains("surgical: video 2 of 2: phaco-runout\n", whole.Run.Errors, StringComparison.Ordinal);
        Assert.Matches(@"surgical: 1 of 2 videos read; about \d+:\d\d min left\n", whole.Run.Errors);
        Assert.DoesNotContain("video 2 of 2", whole.Run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(whole.Run.Output + whole.Run.Errors, letter => char.IsControl(letter) && letter != '\n');
    }

    [Theory]
    [InlineData("KILL", 3, 137)]
    [InlineData("INT", 15, 130)]
    public async Task Run_Ended_GoesOnToTheSameFigures(string signal, int keyFrames, int exitCode)
    {
        using (var program = ProgramRun.Start(EvaluatedSamples.Into(Out)))
        {
            await ReadKeyFramesAsync(program, keyFrames);
            await ProgramRun.OfAsync("kill", [$"-{signal}", $"{program.Id}"], TestEnd);
            var rest = await program.StandardError.ReadToEndAsync(TestEnd);
            await program.WaitForExitAsync(TestEnd);
            Assert.Equal(exitCode, program.ExitCode);
            Assert.Equal(signal == "INT", rest.EndsWith(
                $"surgical: ended early; what was done is kept in {Out}, and the same command goes on from there\n"
                + "surgical: stopped\n",
                StringComparison.Ordinal));
        }

        var resumed = await ProgramRun.OfAsync(EvaluatedSamples.Into(Out), TestEnd);

        Assert.True(resumed.ExitCode == 0, resumed.Errors);
        Assert.Contains(
            keyFrames > 13 ? "phaco-routine: read by an earlier run" : "key frames of an earlier run",
            resumed.Errors,
            StringComparison.Ordinal);
        Assert.All(Tables, table => Assert.Equal(
            File.ReadAllText(Path.Combine(whole.Folder, table)), File.ReadAllText(Path.Combine(Out, table))));
    }

    [Fact]
    public async Task Run_OtherSettings_AreRefusedInTheSameFolder()
    {
        await ProgramRun.OfAsync("cp", ["-r", whole.Folder, Out], TestEnd);

        var run = await ProgramRun.OfAsync([.. EvaluatedSamples.Into(Out), "--votes", "scores"], TestEnd);

        Assert.Equal(
            (2, $"surgical: {Out} holds another run: its settings differ (reading). Choose another folder.\n"),
            (run.ExitCode, run.Errors));
    }

    [Fact]
    public async Task Run_Limit_ReadsAndScoresSoMany()
    {
        await ProgramRun.OfAsync("cp", ["-r", whole.Folder, Out], TestEnd);

        var run = await ProgramRun.OfAsync([.. EvaluatedSamples.Into(Out), "--limit", "1", "--seed", "1"], TestEnd);

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("1 cases, ", run.Output, StringComparison.Ordinal);
        Assert.Contains("video 1 of 1: ", run.Errors, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Names(string folder) =>
        Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order();

    private static async Task ReadKeyFramesAsync(Process program, int count)
    {
        while (count > 0)
        {
            var line = await program.StandardError.ReadLineAsync(TestEnd);
            Assert.NotNull(line);
            count -= line.Contains(" s: ", StringComparison.Ordinal) ? 1 : 0;
        }
    }
}
