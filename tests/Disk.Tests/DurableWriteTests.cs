using Surgical.TestKit;

namespace Surgical.Disk.Tests;

public sealed class DurableWriteTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Replace_AFileThatIsThere_LeavesOnlyTheNewOne()
    {
        File.WriteAllText(_folder["report.json"], "old and longer");

        DurableWrite.Replace(_folder["report.json"], _folder["besides"], "new"u8);

        Assert.Equal("new", File.ReadAllText(_folder["report.json"]));
        Assert.Equal([_folder["report.json"]], Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Replace_APlaceThatCannotBeTaken_LeavesNothingBesides()
    {
        Directory.CreateDirectory(_folder["report.json/held"]);

        Assert.ThrowsAny<Exception>(() => DurableWrite.Replace(_folder["report.json"], _folder["besides"], "new"u8));

        Assert.Equal([_folder["report.json"]], Directory.EnumerateFileSystemEntries(_folder.Path));
    }
    [Fact]
    public void Replace_OnAFullDisk_NamesTheFileAndLeavesTheOldOne()
    {
        File.WriteAllText(_folder["report.json"], "old");
        File.CreateSymbolicLink(_folder["besides"], "/dev/full");

        var full = Assert.Throws<DiskFullException>(
            () => DurableWrite.Replace(_folder["report.json"], _folder["besides"], "new"u8));

        Assert.Equal($"There is no room left on the disk for {_folder["report.json"]}.", full.Message);
        Assert.Equal([_folder["report.json"]], Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.Equal("old", File.ReadAllText(_folder["report.json"]));
    }
}
