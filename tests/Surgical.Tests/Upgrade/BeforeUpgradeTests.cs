using Surgical.TestKit;

namespace Surgical.Tests.Upgrade;

public sealed class BeforeUpgradeTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("9c72e07", "20261122110000_Corrections")]
    [InlineData("82b3cb0", "20261122110000_Corrections")]
    [InlineData("61a38b6", "20261122110000_Corrections")]
    [InlineData("0760d0b", "20261130120000_Footage")]
    public async Task Doctor_FolderOfAnEarlierVersion_NamesBothVersionsAndFindsNothingDamaged(
        string commit, string version)
    {
        using var folder = await OlderFolder.OfAsync(commit, Stop);

        var looked = await ProgramRun.OfAsync(["doctor", "--data", folder.Path], Stop);

        Assert.Equal((1, ""), (looked.ExitCode, looked.Errors));
        var said = looked.Output.Trim().Split('\n');
        Assert.Equal(2, said.Length);
        Assert.StartsWith("Other users of this machine may look into the folder.", said[0], StringComparison.Ordinal);
        Assert.Contains($"({version}; wanted 2026", said[1], StringComparison.Ordinal);
        Assert.Contains("surgical serve brings them up to date", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Doctor_FolderOfAnEarlierVersionThatIsDamaged_SaysWhatIsMissingAndChangesNothing()
    {
        using var folder = await OlderFolder.OfAsync("61a38b6", Stop);
        var picture = folder.Events.First(told => told.CaseId == folder.Complete && told.Picture is not null).Picture!;
        File.Delete(folder.Picture(picture));
        File.Delete(folder.File("cases", folder.Interrupted, "original"));
        Directory.CreateDirectory(folder.File("cases", "00000000000000bb"));
        var database = await File.ReadAllBytesAsync(folder.File("surgical.db"), Stop);

        var looked = await ProgramRun.OfAsync(["doctor", "--data", folder.Path], Stop);

        Assert.Equal((1, ""), (looked.ExitCode, looked.Errors));
        Assert.Contains(
            $"Case {folder.Complete}: 1 of its key frames' pictures are missing", looked.Output,
            StringComparison.Ordinal);
        Assert.Contains(
            $"Case {folder.Interrupted}: the video as it came is missing", looked.Output, StringComparison.Ordinal);
        Assert.Contains(
            "1 case folders are known to no row: 00000000000000bb", looked.Output, StringComparison.Ordinal);
        Assert.Equal(database, await File.ReadAllBytesAsync(folder.File("surgical.db"), Stop));
    }

    [Fact]
    public async Task DoctorMend_FolderOfAnEarlierVersion_BringsItUpToDate()
    {
        using var folder = await OlderFolder.OfAsync("61a38b6", Stop);

        var mended = await ProgramRun.OfAsync(["doctor", "--data", folder.Path, "--mend"], Stop);

        Assert.Equal((0, ""), (mended.ExitCode, mended.Errors));
        Assert.EndsWith($"{folder.Path}: all is well", mended.Output.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_FolderOfAnEarlierVersion_SaysWhatToDoAndWritesNothing()
    {
        using var folder = await OlderFolder.OfAsync("0760d0b", Stop);
        using var elsewhere = new TemporaryFolder();

        var run = await ProgramRun.OfAsync(
            ["backup", "--data", folder.Path, "--out", elsewhere["backup.tar"]], Stop);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("found those of an earlier one (20261130120000_Footage)", run.Errors, StringComparison.Ordinal);
        Assert.Contains(
            "Start surgical serve on it once: that brings it up to date. To keep it as it is now, copy the whole "
            + "folder first", run.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(elsewhere.Path));
    }
}
