using Surgical.TestKit.Cases;

namespace Surgical.Cases.Tests.Store;

public sealed class PictureFolderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Keep_Picture_LiesUnderItsHashInTwoLevels()
    {
        await using var store = await OpenStore.CreateAsync();

        var sha256 = store.Pictures.Keep("picture"u8);

        Assert.Equal(
            Path.Combine(store.Data.Pictures, sha256[..2], sha256[2..4], sha256 + ".jpg"), store.Pictures.Find(sha256));
    }

    [Fact]
    public async Task Keep_SamePictureFromManyCasesAtOnce_LeavesOneFile()
    {
        await using var store = await OpenStore.CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.Pictures.Keep("picture"u8), Stop)));

        Assert.Single(Directory.EnumerateFiles(store.Data.Pictures, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("../../../../../../../../../etc/passwd/../../../../../../../../../etc/passwd")]
    [InlineData("")]
    [InlineData("AA")]
    public async Task Find_NoHash_FindsNothing(string name)
    {
        await using var store = await OpenStore.CreateAsync();

        Assert.Null(store.Pictures.Find(name));
    }
}
