using System.Globalization;
using Surgical.TestKit;

namespace OpenCvSharp.Tests;

public sealed class MemoryTests
{
    private const int Cycles = 1000;

    /// <summary>A leak of one 160x120 picture in every cycle would be 58 MB; the allocator's own noise is far below.</summary>
    private const long MostGrowth = 16 << 20;

    [Fact]
    public void ResidentMemory_OverOpenAndCloseCycles_StaysFlat()
    {
        using var folder = new TemporaryFolder();
        var video = Ffmpeg.Make($"-f lavfi -i testsrc=s=160x120:r=25:d=0.2 -c:v libx264 -pix_fmt yuv420p {folder["test.mp4"]}");
        Repeat(Cycles / 5, () => ReadOnce(video));
        var before = ResidentBytes();

        Repeat(Cycles, () => ReadOnce(video));

        var growth = ResidentBytes() - before;
        Assert.True(growth < MostGrowth, $"{growth >> 20} MB more after {Cycles} cycles");
    }

    private static void ReadOnce(string video)
    {
        using var capture = new VideoCapture(video, VideoCaptureAPIs.FFMPEG);
        using var picture = new Mat();
        Assert.True(capture.Read(picture));
        Cv2.ImEncode(".jpg", picture, out var file);
        using var decoded = Cv2.ImDecode(file, ImreadModes.Color);
        Assert.False(decoded.Empty());
    }

    private static void Repeat(int times, Action what)
    {
        for (var i = 0; i < times; i++)
        {
            what();
        }
    }

    private static long ResidentBytes()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
