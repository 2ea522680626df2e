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
    public async Task Pictures_BeforeTheNextLook_AreCountedAndOnlyLookedThrough()
    {
        Write("eye1.png", grey: 10);
        File.WriteAllText(_folder["eye2.png"], "broken, and nobody wants it");
        Write("eye3.png", grey: 30);

        var reading = await Reading.OfAsync(_folder.Path, new Looks.At([TimeSpan.FromSeconds(2)]));

        Assert.Equal(3, reading.FramesRead);
        Assert.Equal([2L], reading.Frames.Select(frame => frame.Index));
        Assert.Equal(
            [new RefusedPicture("eye2.png", TimeSpan.FromSeconds(1), "it does not begin as one")], reading.Refused);
    }

    [Fact]
    public async Task Picture_WantedAndRefused_LeavesTheLookToTheNextOne()
    {
        Write("eye1.png", grey: 10);
        File.WriteAllText(_folder["eye2.png"], "broken");
        Write("eye3.png", grey: 30);
        Write("eye4.png", grey: 40);

        var reading = await Reading.OfAsync(
            _folder.Path, new Looks.Every(TimeSpan.FromSeconds(1)), picturesPerSecond: 2);

        Assert.Equal([0, 1], reading.Times.Select(at => at.TotalSeconds));
    }

    [Fact]
    public async Task Picture_OfAnotherSize_IsRefusedByNameAndTheOthersGoOn()
    {
        Write("eye1.png", grey: 10);
        Write("eye2.png", grey: 20, width: 64);
        Write("eye3.png", grey: 30);

        var reading = await Reading.OfAsync(_folder.Path);

        Assert.Equal([10, 30], reading.Frames.Select(frame => (int)frame.Pixels[0]));
        Assert.Equal(
            [new RefusedPicture("eye2.png", TimeSpan.FromSeconds(1), "it has 64 x 24 pixels, and the first 32 x 24")],
            reading.Refused);
    }

    [Fact]
    public async Task Picture_TurnedToTheSizeOfTheFirst_IsRead()
    {
        Write("eye1.jpg", grey: 10);
        using (var lying = new Mat(32, 24, MatType.CV_8UC3, Scalar.All(20)))
        {
            File.WriteAllBytes(_folder["eye2.jpg"], Orientation.Add(Painting.Encode(lying, ".jpg"), 6));
        }

        var reading = await Reading.OfAsync(_folder.Path);

        Assert.Equal([10, 20], reading.Frames.Select(frame => (int)frame.Pixels[0]));
    }

    [Theory]
    [InlineData("eye1.png")]
    [InlineData("eye2.jpg")]
    [InlineData("eye3.png")]
    public async Task Picture_ThatBreaksOff_IsRefusedByNameAndTheOthersGoOn(string name)
    {
        Write("eye1.png", grey: 10);
        Write("eye2.jpg", grey: 10);
        Write("eye3.png", grey: 10);
        File.WriteAllBytes(_folder[name], File.ReadAllBytes(_folder[name])[..^20]);

        var reading = await Reading.OfAsync(_folder.Path);

        Assert.Equal([name], reading.Refused.Select(picture => picture.Name));
        Assert.Equal((2, 3, 0), (reading.Frames.Count, reading.FramesRead, reading.Outstanding));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Folder_OfWhichHalfOrLessCanBeRead_FailsBelowTheHalfAndSaysHowMany(int broken)
    {
        for (var number = 1; number <= 4; number++)
        {
            Write($"eye{number}.png", grey: 10);
        }

        for (var number = 1; number <= broken; number++)
        {
            File.WriteAllText(_folder[$"note{number}.png"], "broken");
        }

        if (broken <= 4)
        {
            Assert.Equal(4, (await Reading.OfAsync(_folder.Path)).Frames.Count);
            return;
        }

        var failure = await Assert.ThrowsAsync<CaptureException>(() => Reading.OfAsync(_folder.Path));
        Assert.Equal(
            "At least half of the 9 pictures of the folder were expected to be whole; 5 cannot be read "
            + "(note1.png: it does not begin as one; note2.png: it does not begin as one; "
            + "note3.png: it does not begin as one; ...).",
            failure.Message);
    }

    [Fact]
    public async Task Folder_OfBrokenPicturesAlone_CannotBeOpened()
    {
        Write("eye1.png", grey: 10);
        var bytes = File.ReadAllBytes(_folder["eye1.png"]);
        bytes.AsSpan(bytes.AsSpan().IndexOf("IDAT"u8) + 4, 8).Fill(0xFF);
        File.WriteAllBytes(_folder["eye1.png"], bytes);

        var failure = await Assert.ThrowsAsync<CaptureException>(() => OpenAsync());

        Assert.Equal(
            "At least half of the 1 pictures of the folder were expected to be whole; 1 cannot be read "
            + "(eye1.png: it is damaged near byte 33: a checksum differs).",
            failure.Message);
    }

    [Fact]
    public async Task Folder_WithoutPictures_CannotBeOpened()
    {
        var failure = await Assert.ThrowsAsync<CaptureException>(() => OpenAsync());

        Assert.Equal(
            $"Pictures (PNG, JPEG, GIF, WebP, TIFF) were expected in the folder '{_folder.Path}'; it holds none.",
            failure.Message);
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
