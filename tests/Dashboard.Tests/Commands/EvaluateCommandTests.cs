using Surgical.TestKit;

namespace Surgical.Dashboard.Tests.Commands;

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
    public async Task Phases_OfAMissingFolder_AreRefusedInOneLine()
    {
        using var folder = new TemporaryFolder();

        var run = await EvaluateAsync(folder["nowhere"], folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal($"surgical: {folder["nowhere"]}: expected a folder with files of phases, found none.\n", run.Errors);
    }

    [Fact]
    public async Task Flare_OfAMissingFile_IsRefusedInOneLine()
    {
        using var folder = new TemporaryFolder();

        var run = await ProgramRun.OfAsync(
            ["evaluate", "flare", "--questions", folder["q.json"], "--predictions", folder["p.json"], "--out", folder.Path],
            TestContext.Current.CancellationToken);

        Assert.Equal((1, $"surgical: {folder["q.json"]}: expected a file, found none.\n"), (run.ExitCode, run.Errors));
    }

    private static Task<ProgramRun> EvaluateAsync(string predicted, string folder) => ProgramRun.OfAsync(
        ["evaluate", "phases", "--truth", Repository.SampleVideos, "--predicted", predicted, "--out", folder],
        TestContext.Current.CancellationToken);
}
