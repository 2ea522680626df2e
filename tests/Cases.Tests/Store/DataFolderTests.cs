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
    public void Open_FolderOfSomebodyElse_IsRefusedAndLeftAsItIs()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["cases/2024-05 knee"]);
        Directory.CreateDirectory(folder["incoming"]);
        File.WriteAllText(folder["incoming/letter.txt"], "Dear colleague");
        File.WriteAllText(folder["notes.txt"], "notes");
        var before = Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories);
        using var data = new DataFolder(folder.Path);

        var refused = Assert.Throws<IOException>(data.Open);

        Assert.Contains("cases, incoming, notes.txt", refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void Open_FolderOfANewerProgram_IsRefusedWithBothVersions()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["surgical.json"], """{"id":"a","version":7}""");
        using var data = new DataFolder(folder.Path);

        var refused = Assert.Throws<IOException>(data.Open);

        Assert.Contains("expected a data folder of version 1, found one of version 7", refused.Message,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lock")]
    [InlineData("surgical.db", "lock")]
    [InlineData("surgical.json.0123456789abcdef0123456789abcdef", "lock")]
    public void Open_AfterAStartThatWasKilledBeforeItHadMarkedTheFolder_TakesIt(params string[] files)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["cases"]);
        foreach (var file in files)
        {
            File.WriteAllText(folder[file], "");
        }

        using var data = new DataFolder(folder.Path);
        data.Open();

        Assert.True(Directory.Exists(data.Pictures));
    }

    [Fact]
    public void Open_FolderOfAnEarlierVersionWithoutItsDatabase_TakesItAndRemovesNothing()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["cases/00000000000000aa"]);
        Directory.CreateDirectory(folder["incoming"]);
        Directory.CreateDirectory(folder["pictures"]);
        File.WriteAllText(folder["lock"], "");
        File.WriteAllText(folder["cases/00000000000000aa/original"], "video");
        using var data = new DataFolder(folder.Path);

        data.Open();

        Assert.True(File.Exists(data.Original("00000000000000aa")));
    }
}
