using System.Diagnostics;
using Surgical.TestKit;

namespace Surgical.Capture.Tests;

public sealed class PictureBoundsTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Decode_PngOf900Megapixels_IsRefusedByItsHeadAlone()
    {
        var file = Path.Combine(Repository.Shared("cases"), "bombs", "p30k.png");
        Assert.SkipUnless(File.Exists(file), "No shared cases.");
        var before = GC.GetTotalAllocatedBytes();

        var failure = Refused(file);

        Assert.EndsWith(
            "; it has 30000 x 30000 pixels; at most 67108864 are read.", failure, StringComparison.Ordinal);
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 16 << 20);
    }

    [Fact]
    public void Decode_FileOfAHundredGigabytes_IsNotRead()
    {
        using (var file = File.Create(_folder["huge.png"]))
        {
            file.SetLength(100L << 30);
        }

        Assert.EndsWith(
            "; it has 107374182400 bytes; at most 268435456 are read.",
            Refused(_folder["huge.png"]),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_Fifo_IsNotOpened()
    {
        MakeFifo(_folder["pipe.png"]);

        Assert.EndsWith("; it is a FIFO.", Refused(_folder["pipe.png"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Decode_Device_IsNotOpened() =>
        Assert.EndsWith("; it is a device.", Refused("/dev/zero"), StringComparison.Ordinal);

    [Fact]
    public void Decode_JpegOfEndlessScans_EndsSoon()
    {
        var whole = Painting.Jpeg(isProgressive: true);
        var scan = whole.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        byte[] again = [.. Enumerable.Repeat(whole[scan..^2], 3000).SelectMany(bytes => bytes)];
        File.WriteAllBytes(_folder["it.jpg"], [.. whole[..scan], .. again, 0xFF, 0xD9]);

        Assert.EndsWith(
            "; its scans contradict each other.", Refused(_folder["it.jpg"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folder_WithWhatIsNoFile_NamesItAndReadsTheRest()
    {
        File.WriteAllBytes(_folder["eye1.png"], Painting.As(".png"));
        MakeFifo(_folder["eye2.png"]);
        File.CreateSymbolicLink(_folder["eye3.png"], _folder["eye3.png"]);
        File.CreateSymbolicLink(_folder["eye4.png"], "/dev/zero");
        File.WriteAllBytes(_folder["eye5.png"], Painting.As(".png"));
        File.WriteAllBytes(_folder["eye6.png"], Painting.As(".png"));

        var reading = await Reading.OfAsync(_folder.Path);

        Assert.Equal([0, 4, 5], reading.Times.Select(at => at.TotalSeconds));
        Assert.Equal(["eye2.png", "eye3.png", "eye4.png"], reading.Refused.Select(picture => picture.Name));
        Assert.Equal(["it is a FIFO", "it is a device"], [reading.Refused[0].Reason, reading.Refused[2].Reason]);
        Assert.StartsWith("it cannot be read: ", reading.Refused[1].Reason, StringComparison.Ordinal);
    }

    private static string Refused(string file)
    {
        var startedAt = Stopwatch.GetTimestamp();
        var message = Assert.Throws<CaptureException>(() => PictureFile.Decode(file)).Message;
        Assert.InRange(Stopwatch.GetElapsedTime(startedAt), TimeSpan.Zero, Soon);
        return message;
    }

    private static void MakeFifo(string path)
    {
        using var maker = Process.Start("mkfifo", [path]);
        maker.WaitForExit();
        Assert.Equal(0, maker.ExitCode);
    }
}
