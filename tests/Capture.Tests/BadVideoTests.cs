using Surgical.Capture.Tests.Footage;
using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class BadVideoTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public Task NoFile_Opened_SaysThatNothingIsThere() => AssertRefusedAsync(
        _folder["missing.mp4"],
        $"A video file or a folder of pictures was expected at '{_folder["missing.mp4"]}'; "
        + "there is nothing, or nothing that may be seen.");

    [Fact]
    public async Task EmptyFile_Opened_SaysSo()
    {
        File.WriteAllBytes(_folder["empty.mp4"], []);

        await AssertRefusedAsync(_folder["empty.mp4"], "empty.mp4 was expected to be a video; it is empty (0 bytes).");
    }

    [Fact]
    public async Task Text_NamedMp4_IsRefused()
    {
        File.WriteAllText(_folder["text.mp4"], "This is no video.");

        await AssertRefusedAsync(
            _folder["text.mp4"], "text.mp4 was expected to be a video; it does not begin as one. FFmpeg says: ");
    }

    [Fact]
    public async Task Playlist_NamedMp4_IsRefused()
    {
        File.WriteAllText(_folder["list.mp4"], $"ffconcat version 1.0\nfile '{MakeVideo("other.mp4")}'\n");

        await AssertRefusedAsync(
            _folder["list.mp4"], "list.mp4 was expected to be a video; it is another kind of file. FFmpeg says: ");
    }

    [Fact]
    public async Task Mp4_CutBeforeItsIndex_IsRefused()
    {
        Cut(MakeVideo("whole.mp4"), _folder["cut.mp4"]);

        await AssertRefusedAsync(
            _folder["cut.mp4"],
            "cut.mp4 was expected to be a video; it begins as MP4 but has no usable index, "
            + "as a recording has none that was cut off or is still being made. FFmpeg says: moov atom not found");
    }

    [Theory]
    [InlineData("whole.mp4", "-movflags +faststart")]
    [InlineData("whole.mkv", "")]
    [InlineData("whole.flv", "")]
    public async Task Video_CutAfterItsIndex_GivesTheFramesBeforeTheCutAndSaysWhatIsMissing(string name, string options)
    {
        var cut = Cut(MakeVideo(name, options), _folder[$"cut-{name}"]);

        var read = await SeenReading.OfAsync(cut, TestContext.Current.CancellationToken);

        Assert.InRange(read.Times.Count, 20, 80);
        var missing = read.Footage.Gaps[^1];
        Assert.Equal(GapKind.Missing, missing.Kind);
        Assert.Equal("The file is cut off: pictures that it promises are not in it.", missing.Reason);
        Assert.InRange(missing.From - read.Times[^1], TimeSpan.Zero, TimeSpan.FromSeconds(0.2));
        Assert.InRange(missing.To.TotalSeconds, 3.99, 4.09);
        Assert.Equal(missing.To, read.Footage.Length);
    }

    [Fact]
    public async Task Video_WhoseSoundOutlastsThePictures_EndsWell()
    {
        var video = Ffmpeg.Make(
            "-f lavfi -i sine=d=4 -f lavfi -i testsrc=s=160x120:r=25:d=1 "
            + $"-c:v libx264 -pix_fmt yuv420p -c:a aac {_folder["sound.mp4"]}");

        var reading = await Reading.OfAsync(video);

        Assert.Equal(25, reading.FramesRead);
    }

    [Fact]
    public async Task Video_WithoutPictures_IsRefused()
    {
        var video = Ffmpeg.Make($"-f lavfi -i sine=d=1 -c:a aac {_folder["sound.mp4"]}");

        await AssertRefusedAsync(video, "sound.mp4 was expected to be a video; it holds no pictures.");
    }

    [Fact]
    public async Task Video_WhosePicturesAreAllBroken_IsRefused()
    {
        var bytes = File.ReadAllBytes(MakeVideo("whole.mp4"));
        var data = bytes.AsSpan().IndexOf("mdat"u8) + 4;
        bytes.AsSpan(data, bytes.AsSpan().IndexOf("moov"u8) - 4 - data).Clear();
        File.WriteAllBytes(_folder["broken.mp4"], bytes);

        const string Refusal = "broken.mp4 was expected to hold pictures; not one could be decoded.";
        var cancellation = TestContext.Current.CancellationToken;
        await AssertRefusedAsync(Reading.OfAsync(_folder["broken.mp4"]), Refusal);
        await AssertRefusedAsync(FrameSource.RequirePictureAsync(_folder["broken.mp4"], cancellation), Refusal);
    }

    [Fact]
    public async Task Video_WithAnIndexOfNoPictures_IsRefused()
    {
        var video = Ffmpeg.Make(
            $"-f lavfi -i testsrc=s=160x120:r=25:d=1 -frames:v 0 -c:v mpeg4 {_folder["none.mp4"]}");

        await AssertRefusedAsync(video, "none.mp4 was expected to ");
    }

    [Fact]
    public async Task Video_ThatMayNotBeRead_IsRefused()
    {
        var video = MakeVideo("secret.mp4");
        File.SetUnixFileMode(_folder.Path, (UnixFileMode)0b111_101_101);
        File.SetUnixFileMode(video, UnixFileMode.None);

        var failure = await Assert.ThrowsAsync<CaptureException>(() => Unprivileged.Run(() => OpenAsync(video)));

        Assert.StartsWith("secret.mp4 cannot be read: ", failure.Message, StringComparison.Ordinal);
    }

    private static Task<IFrameSource> OpenAsync(string path) =>
        FrameSource.OpenAsync(path, picturesPerSecond: null, TestContext.Current.CancellationToken);

    private static Task AssertRefusedAsync(string path, string beginning) =>
        AssertRefusedAsync(OpenAsync(path), beginning);

    private static async Task AssertRefusedAsync(Task reading, string beginning)
    {
        var failure = await Assert.ThrowsAsync<CaptureException>(() => reading);

        Assert.StartsWith(beginning, failure.Message, StringComparison.Ordinal);
    }

    private static string Cut(string whole, string cut)
    {
        var bytes = File.ReadAllBytes(whole);
        File.WriteAllBytes(cut, bytes[..(bytes.Length / 2)]);
        return cut;
    }

    private string MakeVideo(string name, string options = "") => Ffmpeg.Make(
        $"-f lavfi -i testsrc=s=160x120:r=25:d=4 -c:v libx264 -g 25 -pix_fmt yuv420p {options} {_folder[name]}"
            .Replace("  ", " ", StringComparison.Ordinal));
}
