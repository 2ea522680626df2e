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

    [Fact]
    public async Task OfAsync_FolderWithWhatIsNoFileOrTooLarge_EndsAndKnowsIt()
    {
        var before = await OfPicturesAsync("first", "second");
        File.CreateSymbolicLink(_folder["pictures/3.png"], "/dev/zero");
        var withDevice = await OfAsync(_folder["pictures"]);
        using (var huge = File.Create(_folder["pictures/4.png"]))
        {
            huge.SetLength(1L << 40);
        }

        Assert.Equal(3, new HashSet<string>([before, withDevice, await OfAsync(_folder["pictures"])]).Count);
    }

    [Fact]
    public async Task OfAsync_Device_IsRefused() => Assert.Equal(
        "/dev/zero is a device; a file was expected.",
        (await Assert.ThrowsAsync<IOException>(() => OfAsync("/dev/zero"))).Message);

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
