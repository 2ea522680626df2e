using Surgical.Cases.Store;
using Surgical.TestKit;

namespace Surgical.Cases.Tests.Store;

public sealed class DataFolderTests
{
    [Fact]
    public void Open_TakenByAnother_SaysSo()
    {
        using var folder = new TemporaryFolder();
        using var first = new DataFolder(folder.Path);
        using var second = new DataFolder(folder.Path);
        first.Open();

        var refused = Assert.Throws<IOException>(second.Open);

        Assert.Contains("another one has it open", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_AfterAnUploadThatNeverEnded_ClearsItAway()
    {
        using var folder = new TemporaryFolder();
        using var data = new DataFolder(folder.Path);
        Directory.CreateDirectory(data.Incoming);
        File.WriteAllText(Path.Combine(data.Incoming, "half"), "half");

        data.Open();

        Assert.Empty(Directory.EnumerateFiles(data.Incoming));
    }

    [Fact]
    public void Sweep_FolderOfNoCase_IsDeletedAndTheOthersStay()
    {
        using var folder = new TemporaryFolder();
        using var data = new DataFolder(folder.Path);
        data.Open();
        Directory.CreateDirectory(data.CaseFolder("known"));
        Directory.CreateDirectory(data.CaseFolder("orphan"));

        data.Sweep(new HashSet<string> { "known" });

        Assert.True(Directory.Exists(data.CaseFolder("known")));
        Assert.False(Directory.Exists(data.CaseFolder("orphan")));
    }
}
