using OpenCvSharp;
using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class PictureFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Pictures_InNaturalOrder_AreOneSecondApart()
    {
        Write("eye10.png", grey: 30);
        Write("eye9.jpg", grey: 20);
        Write("eye1.JPEG", grey: 10);

        var reading = await Reading.OfAsync(_folder.Path);

        Assert.Equal([10, 20, 30], reading.Frames.Select(frame => (int)frame.Pixels[0]));
        Assert.Equal([0, 1, 2], reading.Times.Select(at => at.TotalSeconds));
        Assert.Equal(new VideoFormat(32, 24, 1), reading.Format);
        Assert.Equal(0, reading.Outstanding);
    }

    [Fact]
    public async Task Pictures_OfAKnownRate_StandAtTheirNumberDividedByIt()
    {
        Write("case_1_0098.png", grey: 10);
        Write("case_1_0099.png", grey: 20);
        Write("case_1_100.jpg", grey: 30);

        var reading = await Reading.OfAsync(_folder.Path, picturesPerSecond: 59.94);

        Assert.Equal(
            [0, 1 / 59.94, 2 / 59.94],
            reading.Times.Select(at => at.TotalSeconds),
            (x, y) => Math.Abs(x - y) < 1e-6);
        Assert.Equal(59.94, reading.Format.FramesPerSecond);
    }

    [Fact]
    public async Task Pictures_NumberedInEqualSteps_AreAsFarApartAsTheRateSays()
    {
        Write("frame0.png", grey: 10);
        Write("frame25.png", grey: 20);
        Write("frame50.png", grey: 30);

        Assert.Equal(
            [0, 0.5, 1],
            (await Reading.OfAsync(_folder.Path, picturesPerSecond: 2)).Times.Select(at => at.TotalSeconds));
    }

    [Theory]
    [InlineData("in equal steps as from f1.png to f2.png; f4.png came after f2.png.", "f1.png", "f2.png", "f4.png")]
    [InlineData("in equal steps as from f1.jpg to f1.png; f1.png came after f1.jpg.", "f1.png", "f1.jpg")]
    [InlineData("which differ in their number only; g2.png came after f1.png.", "f1.png", "g2.png")]
    [InlineData("whose names end in their number; first.png came.", "f1.png", "first.png")]
    public async Task Pictures_OfAKnownRateWithAGap_CannotBeOpened(string words, params string[] names)
    {
        foreach (var name in names)
        {
            Write(name, grey: 10);
        }

        var failure = await Assert.ThrowsAsync<CaptureException>(() => OpenAsync(picturesPerSecond: 25));

        Assert.EndsWith(words, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_ThatAreNoPictures_AreIgnored()
    {
        Write("eye1.png", grey: 10);
        File.WriteAllText(_folder["notes.txt"], "left eye");
        File.WriteAllText(_folder["._eye1.png"], "what macOS leaves beside a file");
        Directory.CreateDirectory(_folder["older.png"]);

        var reading = await Reading.OfAsync(_folder.Path);

        Assert.Single(reading.Frames);
    }

    [Fact]
    public async Task Pictures_BeforeTheNextLook_AreCountedAndNotDecoded()
    {
        Write("eye1.png", grey: 10);
        File.WriteAllText(_folder["eye2.png"], "broken, and nobody looks");
        Write("eye3.png", grey: 30);

        var reading = await Reading.OfAsync(_folder.Path, new Looks.At([TimeSpan.FromSeconds(2)]));

        Assert.Equal(3, reading.FramesRead);
        Assert.Equal([2L], reading.Frames.Select(frame => frame.Index));
    }

    [Fact]
    public async Task Picture_OfAnotherSize_EndsTheReadingByName()
    {
        Write("eye1.png", grey: 10);
        Write("eye2.png", grey: 10, width: 64);

        var failure = await Assert.ThrowsAsync<CaptureException>(() => Reading.OfAsync(_folder.Path));

        Assert.Equal(
            "Every picture of a folder must have the size of its first, 32x24; eye2.png has 64x24.", failure.Message);
    }

    [Theory]
    [InlineData("eye2.png")]
    [InlineData("eye2.jpg")]
    public async Task Picture_ThatBreaksOff_EndsTheReadingByName(string name)
    {
        Write("eye1.png", grey: 10);
        Write(name, grey: 10);
        File.WriteAllBytes(_folder[name], File.ReadAllBytes(_folder[name])[..^20]);

        var failure = await Assert.ThrowsAsync<CaptureException>(() => Reading.OfAsync(_folder.Path));

        Assert.Equal(
            $"{name} was expected to be a whole PNG or JPEG picture; it is neither, or breaks off before its end.",
            failure.Message);
    }

    [Fact]
    public async Task Picture_WithDamagedPixels_CannotBeOpened()
    {
        Write("eye1.png", grey: 10);
        var bytes = File.ReadAllBytes(_folder["eye1.png"]);
        bytes.AsSpan(bytes.AsSpan().IndexOf("IDAT"u8) + 4, 8).Fill(0xFF);
        File.WriteAllBytes(_folder["eye1.png"], bytes);

        var failure = await Assert.ThrowsAsync<CaptureException>(() => OpenAsync());

        Assert.Equal(
            "eye1.png was expected to be a whole PNG or JPEG picture; its pixels cannot be decoded.", failure.Message);
    }

    [Fact]
    public async Task Folder_WithoutPictures_CannotBeOpened()
    {
        var failure = await Assert.ThrowsAsync<CaptureException>(() => OpenAsync());

        Assert.Equal(
            $"PNG or JPEG pictures were expected in the folder '{_folder.Path}'; it holds none.", failure.Message);
    }

    [Fact]
    public async Task Folder_ThatMayNotBeRead_CannotBeOpened()
    {
        Write("eye1.png", grey: 10);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        var failure = await Assert.ThrowsAsync<CaptureException>(() => Unprivileged.Run(() => OpenAsync()));

        Assert.StartsWith($"The folder '{_folder.Path}' cannot be read: ", failure.Message, StringComparison.Ordinal);
        File.SetUnixFileMode(_folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private Task<IFrameSource> OpenAsync(double? picturesPerSecond = null) =>
        FrameSource.OpenAsync(_folder.Path, picturesPerSecond, TestContext.Current.CancellationToken);

    private void Write(string name, byte grey, int width = 32)
    {
        using var picture = new Mat(24, width, MatType.CV_8UC3);
        picture.AsSpan<byte>().Fill(grey);
        Cv2.ImEncode(Path.GetExtension(name), picture, out var file);
        File.WriteAllBytes(_folder[name], file);
    }
}
