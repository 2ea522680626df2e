using Surgical.TestKit;
using Surgical.TestKit.Cases;

namespace Surgical.Tests.Export;

public sealed class ExportRefusalTests(CorrectedStore store) : IClassFixture<CorrectedStore>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Export_IntoAFolderThatHoldsOtherThings_IsWrongUseAndLeavesItAlone()
    {
        Directory.CreateDirectory(Out);
        await File.WriteAllTextAsync(Path.Combine(Out, "notes.txt"), "mine", Stop);

        var run = await ExportAsync(store.Data, "--folds", "1");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(
            $"Expected a new or an empty folder for --out; {Out} holds other things.", run.Errors,
            StringComparison.Ordinal);
        Assert.Equal([Path.Combine(Out, "notes.txt")], Directory.EnumerateFileSystemEntries(Out));
    }

    [Theory]
    [InlineData("--format", "coco", "--all", "Expected --all with --format cot only, got --format coco.")]
    [InlineData(
        "--format", "cataract-1k", "--folds=3", "Expected --folds with --format cot only, got --format cataract-1k.")]
    [InlineData("--folds", "0", "--all", "Expected --folds of 1 or more, got 0.")]
    public async Task Export_WithOptionsThatDoNotFit_IsWrongUse(string one, string two, string three, string words)
    {
        var run = await ExportAsync(store.Data, one, two, three);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains(words, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfAFolderThatIsNoStore_SaysWhatItExpected()
    {
        var run = await ExportAsync(_folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            $"surgical: {_folder.Path}: expected the data folder of surgical serve, with its surgical.db; "
            + "found none.\n",
            run.Errors);
    }

    [Fact]
    public async Task Export_OfAFileThatIsNoDatabase_SaysWhatItExpected()
    {
        await File.WriteAllTextAsync(_folder["surgical.db"], new string('x', 4096), Stop);

        var run = await ExportAsync(_folder.Path);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("expected the tables of surgical serve.", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("unexpected", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfAStoreOfAnOlderVersion_SaysHowItIsBroughtUpToDate()
    {
        await using var older = await OpenStore.CreateAsync("20261122000000_FirstCases");

        var run = await ExportAsync(Path.GetDirectoryName(older.Data.Database)!);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "found those of an earlier one (20261122000000_FirstCases). Start surgical serve on it once",
            run.Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfACaseThatIsNotThere_ListsThoseThatAre()
    {
        var run = await ExportAsync(store.Data, "--case", "nobody");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            $"expected a case nobody with a prepared video; there are {store.First}, {store.Second}.", run.Errors,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Export_OfNothing_SaysSoAndLeavesNoFolder()
    {
        var run = await ExportAsync(store.Data, "--format", "cataract-1k", "--case", store.Second);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "surgical: Expected cases with corrected phases, found none.\n", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Export_WhenTheDiskIsFull_SaysSoAndLeavesNoFolder()
    {
        // The runtime's own executable memory would count as a file: see FileLimit.
        var run = await ProgramRun.OfAsync(
            "prlimit",
            [
                "--fsize=3000:", "env", "DOTNET_EnableWriteXorExecute=0", "dotnet", Repository.Executable,
                "export", "--data", store.Data, "--out", Out, "--folds", "1",
            ],
            Stop);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            "surgical: The disk is full: nothing was exported. Make room and try again.\n", run.Errors,
            StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task Export_AfterAKilledOne_StartsAfresh()
    {
        Directory.CreateDirectory(_folder[".out.exporting/images"]);
        await File.WriteAllTextAsync(_folder[".out.exporting/images/half.png"], "", Stop);

        var run = await ExportAsync(store.Data, "--folds", "1", "--case", store.Second);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal([Out], Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.Equal(
            ["cot.jsonl", "export.json", $"images/case{store.Second}_f000000.png"],
            Directory.EnumerateFiles(Out, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(Out, file))
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Export_IntoAnEmptyFolderBehindALink_FillsThatFolderAndKeepsTheLink()
    {
        Directory.CreateDirectory(_folder["disk"]);
        Directory.CreateSymbolicLink(Out, _folder["disk"]);

        var run = await ExportAsync(store.Data, "--folds", "1", "--case", store.Second);

        Assert.Equal((0, _folder["disk"]), (run.ExitCode, new DirectoryInfo(Out).LinkTarget));
        Assert.Equal(
            ["cot.jsonl", "export.json", "images"],
            Directory.EnumerateFileSystemEntries(_folder["disk"]).Select(Path.GetFileName)
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Export_IntoAnEmptyFolderAfterAKilledOne_StartsAfresh()
    {
        Directory.CreateDirectory(_folder["out/.exporting/images"]);
        await File.WriteAllTextAsync(_folder["out/.exporting/images/half.png"], "", Stop);

        var run = await ExportAsync(store.Data, "--folds", "1", "--case", store.Second);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            [Path.Combine(Out, "images", $"case{store.Second}_f000000.png")],
            Directory.EnumerateFiles(Out, "*.png", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Export_OfNothingIntoAnEmptyFolder_LeavesItEmpty()
    {
        Directory.CreateDirectory(Out);

        var run = await ExportAsync(store.Data, "--format", "cataract-1k", "--case", store.Second);

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(Directory.EnumerateFileSystemEntries(Out));
    }

    [Fact]
    public async Task Export_WhereAnotherOneIsAtWork_SaysSoAndLeavesThatAlone()
    {
        Directory.CreateDirectory(_folder[".out.exporting"]);
        await using var other = new FileStream(
            _folder[".out.exporting/.lock"], FileMode.Create, FileAccess.ReadWrite, FileShare.None);
        await File.WriteAllTextAsync(_folder[".out.exporting/cot.jsonl"], "theirs", Stop);

        var run = await ExportAsync(store.Data, "--folds", "1");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(
            $"Expected {Out} for this export alone, but another one is making it.", run.Errors,
            StringComparison.Ordinal);
        Assert.True(File.Exists(_folder[".out.exporting/cot.jsonl"]));
    }

    private Task<ProgramRun> ExportAsync(string data, params string[] more) =>
        ProgramRun.OfAsync(["export", "--data", data, "--out", Out, .. more], Stop);
}
