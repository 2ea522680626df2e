using Surgical.TestKit;

namespace Surgical.Disk.Tests;

public sealed class StagingFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Staging_ManyAtOnce_TakeNoFolderFromOneAnother()
    {
        Parallel.For(0, 40, _ =>
        {
            using var staging = new StagingFolder(_folder["goal"], "making", new string('0', 64));
            Assert.True(Directory.Exists(staging.Folder));
            File.WriteAllText(Path.Combine(staging.Folder, "half"), "half");
        });

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void Publish_WhatIsWhole_StandsUnderItsNameAlone()
    {
        using (var staging = new StagingFolder(_folder["goal"], "making", new string('0', 64)))
        {
            File.WriteAllText(Path.Combine(staging.Folder, "all"), "all");
            staging.Publish();
        }

        Assert.Equal([_folder["goal"]], Directory.EnumerateFileSystemEntries(_folder.Path));
        Assert.Equal([_folder["goal/all"]], Directory.EnumerateFileSystemEntries(_folder["goal"]));
    }
}
