using Surgical.TestKit;

namespace Surgical.Tests.Commands.Evaluate;

public sealed class EvaluateCommandTests
{
    [Fact]
    public async Task Phases_OfTheSamplesAgainstThemselves_ArePerfect()
    {
        using var folder = new TemporaryFolder();

        var run = await EvaluateAsync(Repository.SampleVideos, folder.Path);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Matches(@"accuracy, strict +1\.000", run.Output);
        Assert.True(File.Exists(folder["results.json"]));
    }

    [Fact]
    public async Task Phases_WhenTheDiskIsFull_LeaveTheOlderResultsAndSaySo()
    {
        using var folder = new TemporaryFolder();
        await EvaluateAsync(Repository.SampleVideos, folder["out"]);
        var before = Contents(folder["out"]);
        Directory.CreateDirectory(folder["said"]);
        File.Copy(Path.Combine(Repository.SampleVideos, "phaco-runout.csv"), folder["said/phaco-runout.csv"]);

        // The runtime's own executable memory would count as a file: see FileLimit.
        var run = await ProgramRun.OfAsync(
            "prlimit",
            ["--fsize=16000:", "env", "DOTNET_EnableWriteXorExecute=0", "dotnet", Repository.Executable,
                .. Arguments(folder["said"], folder["out"])],
            TestContext.Current.CancellationToken);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("would be longer than a file may be here.\n", run.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Contents(folder["out"]));
    }

    [Fact]
    public async Task Phases_OfAMissingFolder_AreRefusedInOneLine()
    {
        using var folder = new TemporaryFolder();

        var run = await EvaluateAsync(folder["nowhere"], folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"surgical: {folder["nowhere"]}: expected a folder with files of phases, found none.\n", run.Errors);
    }

    [Fact]
    public async Task Flare_OfAMissingFile_IsRefusedInOneLine()
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramRun.OfAsync(
            ["evaluate", "flare", "--questions", folder["q.json"], "--predictions", folder["p.json"], "--out",
                folder.Path],
            TestContext.Current.CancellationToken);

        Assert.Equal((1, $"surgical: {folder["q.json"]}: expected a file, found none.\n"), (run.ExitCode, run.Errors));
    }

    private static Task<ProgramRun> EvaluateAsync(string predicted, string folder) =>
        ProgramRun.OfAsync(Arguments(predicted, folder), TestContext.Current.CancellationToken);

    private static string[] Arguments(string predicted, string folder) =>
        ["evaluate", "phases", "--truth", Repository.SampleVideos, "--predicted", predicted, "--out", folder];

    private static SortedDictionary<string, string> Contents(string folder) =>
        new(Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllText));
}
