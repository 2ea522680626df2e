namespace Surgical.Dashboard.Tests.Store;

public sealed class PictureFolderTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task KeepAsync_Picture_LiesUnderItsHashInTwoLevels()
    {
        await using var store = await OpenStore.CreateAsync();

        var sha256 = await store.Pictures.KeepAsync("picture"u8.ToArray(), Stop);

        Assert.Equal(Path.Combine(store.Data.Pictures, sha256[..2], sha256[2..4], sha256 + ".jpg"), store.Pictures.Find(sha256));
    }

    [Fact]
    public async Task KeepAsync_SamePictureTwice_LeavesOneFile()
    {
        await using var store = await OpenStore.CreateAsync();

        await store.Pictures.KeepAsync("picture"u8.ToArray(), Stop);
        await store.Pictures.KeepAsync("picture"u8.ToArray(), Stop);

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
