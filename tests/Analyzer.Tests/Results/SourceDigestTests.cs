using Surgical.Analyzer.Results;
using Surgical.TestKit;

namespace Surgical.Analyzer.Tests.Results;

public sealed class SourceDigestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task OfAsync_File_IsTheHashOfItsBytes()
    {
        File.WriteAllText(_folder["a.mp4"], "abc");
        Assert.Equal(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", await OfAsync(_folder["a.mp4"]));
    }

    [Fact]
    public async Task OfAsync_FolderWhosePicturesSwapNames_IsAnotherSource()
    {
        var before = await OfPicturesAsync("first", "second");
        Assert.NotEqual(before, await OfPicturesAsync("second", "first"));
    }

    [Fact]
    public async Task OfAsync_FolderWithTheSameContentElsewhere_IsTheSameSource()
    {
        var before = await OfPicturesAsync("first", "second");
        Directory.Move(_folder["pictures"], _folder["moved"]);
        Assert.Equal(before, await OfAsync(_folder["moved"]));
    }

    private async Task<string> OfPicturesAsync(string one, string two)
    {
        var pictures = Directory.CreateDirectory(_folder["pictures"]).FullName;
        File.WriteAllText(Path.Combine(pictures, "1.png"), one);
        File.WriteAllText(Path.Combine(pictures, "2.png"), two);
        return await OfAsync(pictures);
    }

    private static Task<string> OfAsync(string path) =>
        SourceDigest.OfAsync(path, TestContext.Current.CancellationToken);
}
