using Surgical.Disk;
using Surgical.ModelImport.Importing;
using Surgical.ModelImport.Tests.Importing;
using Surgical.ModelImport.Tests.Snapshots;
using Surgical.TestKit;

namespace Surgical.ModelImport.Tests;

/// <summary>Imports beside others, and after others that were killed.</summary>
public sealed class StagedImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SmallSnapshot _small = SmallSnapshot.Make();

    public void Dispose() => _folder.Dispose();

    private string Out => _folder["model"];

    [Fact]
    public void Import_AfterAKilledOne_RemovesWhatItLeft()
    {
        var left = Directory.CreateDirectory(_folder[".model.importing-0123"]).FullName;
        File.WriteAllText(Path.Combine(left, ".lock"), "");
        File.WriteAllText(Path.Combine(left, "weights.f32"), "half");

        Import();

        Assert.Equal(["model", "snapshot"], Entries());
    }

    [Fact]
    public void Import_AfterOneKilledBeforeItLockedItsFolder_RemovesThat()
    {
        Directory.CreateDirectory(_folder[".model.importing-0123"]);

        Import();

        Assert.Equal(["model", "snapshot"], Entries());
    }

    [Fact]
    public void Import_BesideARunningOne_LeavesItAlone()
    {
        var other = Directory.CreateDirectory(_folder[".model.importing-0123"]).FullName;
        using var held = FolderLock.TryTake(Path.Combine(other, ".lock"), FileMode.CreateNew);

        Import();

        Assert.True(File.Exists(Path.Combine(other, ".lock")));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Write() => _small.WriteTo(_folder["snapshot"]);

    private void Import() => ModelImporter.Import(Write(), Out, NoProgress.Instance, Token);

    private string[] Entries() =>
        [.. Directory.EnumerateFileSystemEntries(_folder.Path).Select(path => Path.GetFileName(path)).Order()];
}
