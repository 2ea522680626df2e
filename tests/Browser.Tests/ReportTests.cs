using Surgical.TestKit;

namespace Surgical.Browser.Tests;

/// <summary>The page that an evaluation leaves, opened from the disk as its reader does.</summary>
public sealed class ReportTests(Theatre theatre) : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Report_OpenedFromTheDisk_AsksForNothingElseAndHasNoSeriousAxeFinding()
    {
        await using var visit = await theatre.VisitAsync(await ReportAsync());
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        await visit.AssertAccessibleAsync();
        visit.AssertNoConsoleError();
        Assert.All(visit.Requests, address => Assert.Matches("^(file|data):", address));
        Assert.Single(visit.Requests, address => address.StartsWith("file:", StringComparison.Ordinal));
        await visit.PhotographAsync("report", whole: true);
    }

    [Fact]
    public async Task Report_WithPictures_ShowsThem()
    {
        await using var visit = await theatre.VisitAsync(await ReportAsync());

        var picture = visit.Page.GetByAltText("The video at ").First;

        await Expect(picture).ToHaveJSPropertyAsync("naturalWidth", 400);
    }

    [Fact]
    public async Task Report_OnANarrowScreen_NothingLiesBesideIt()
    {
        await using var visit = await theatre.VisitAsync(await ReportAsync(), width: 360, height: 740);

        Assert.Equal(360, await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        await visit.PhotographAsync("narrow-report", whole: true);
    }

    /// <summary>The samples' truth against itself with one phase taken for another.</summary>
    private async Task<string> ReportAsync()
    {
        foreach (var truth in Directory.EnumerateFiles(Repository.SampleVideos, "*.csv"))
        {
            var rows = await File.ReadAllTextAsync(truth, TestContext.Current.CancellationToken);
            Directory.CreateDirectory(_folder["said"]);
            await File.WriteAllTextAsync(
                Path.Combine(_folder["said"], Path.GetFileName(truth)),
                rows.Replace("Hydrodissection", "Capsulorhexis", StringComparison.Ordinal),
                TestContext.Current.CancellationToken);
        }

        var run = await ProgramRun.OfAsync(
            ["evaluate", "phases", "--truth", Repository.SampleVideos, "--predicted", _folder["said"], "--out", _folder["out"]],
            TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return $"file://{_folder["out/report.html"]}";
    }
}
