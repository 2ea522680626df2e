using System.Buffers.Binary;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.Footage;

/// <summary>Damage of which FFmpeg itself says little.</summary>
public sealed class DamagedFootageTests : IDisposable
{
    private const int TransportPacket = 188;

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("cut.flv", "-c:v flv -q:v 3", 0.5)]
    [InlineData("cut.avi", "-c:v huffyuv -pix_fmt yuv422p", 0.5)]
    [InlineData("cut.avi", "-c:v msmpeg4 -q:v 3", 0.5)]
    public async Task Video_CutOff_TellsWhatItPromisedAndHasNot(string name, string coding, double share)
    {
        var video = Make(name, coding);
        File.WriteAllBytes(video, File.ReadAllBytes(video)[..(int)(new FileInfo(video).Length * share)]);

        var read = await SeenReading.OfAsync(video, Stop);

        var last = read.Footage.Gaps[^1];
        Assert.Equal(GapKind.Missing, last.Kind);
        Assert.Equal(4, last.To.TotalSeconds, 0.05);
        Assert.InRange(last.From.TotalSeconds, 1, 3);
    }

    [Theory]
    [InlineData("page.ogv", "-c:v libtheora -q:v 7 -g 25")]
    [InlineData("frame.flv", "-c:v flv -q:v 3 -g 25")]
    [InlineData("old.avi", "-c:v msmpeg4v2 -q:v 3 -g 25")]
    public async Task Video_OverwrittenInTheMiddle_IsNotCalledGoodThere(string name, string coding)
    {
        var video = Make(name, coding);
        var bytes = File.ReadAllBytes(video);
        new Random(3).NextBytes(bytes.AsSpan(bytes.Length / 2, 3000));
        File.WriteAllBytes(video, bytes);

        var read = await SeenReading.OfAsync(video, Stop);

        Assert.Contains(read.Footage.Gaps, gap =>
            gap.Kind is not GapKind.Pause && gap.From.TotalSeconds < 2.2 && gap.To.TotalSeconds > 1.8);
    }

    [Fact]
    public async Task Video_WithAPictureOfMjpegOverwrittenIntoTheNextOne_IsNotCalledGoodThere()
    {
        var video = Make("jpeg.mov", "-c:v mjpeg -q:v 3");
        var bytes = File.ReadAllBytes(video);
        var begins = Enumerable.Range(0, bytes.Length - 3)
            .Where(place => bytes.AsSpan(place).StartsWith((ReadOnlySpan<byte>)[0xff, 0xd8, 0xff]))
            .ToList();
        bytes.AsSpan(begins[50], begins[51] - begins[50] + 200).Clear();
        File.WriteAllBytes(video, bytes);

        var read = await SeenReading.OfAsync(video, Stop);

        var gap = Assert.Single(read.Footage.Gaps);
        Assert.InRange(gap.From.TotalSeconds, 0, 2);
        Assert.InRange(gap.To.TotalSeconds, 2.08, 3);
    }

    [Fact]
    public async Task Video_WhoseContainerDoesNotSayWhereItBegins_BeginsWhereAPlayersClockDoes()
    {
        var video = Make("late.nut", "-c:v mpeg4 -bf 2 -q:v 3");

        var read = await SeenReading.OfAsync(video, Stop);

        // The first picture waits for one that it is shown before.
        Assert.Equal(Enumerable.Range(1, 100).Select(place => TimeSpan.FromSeconds(0.04 * place)), read.Times);
    }

    [Fact]
    public async Task Video_WithoutOnePieceOfATransportStream_LacksAPictureThere()
    {
        var video = Make("piece.ts", "-c:v libx264 -preset ultrafast -bf 2 -g 25");
        var bytes = File.ReadAllBytes(video).Chunk(TransportPacket).ToList();
        var begins = Enumerable.Range(0, bytes.Count).Where(place => BeginsPicture(bytes[place])).ToList();

        // The 51st to be decoded is one on which no other rests: nothing else is said of it.
        bytes.RemoveRange(begins[50], begins[51] - begins[50]);
        File.WriteAllBytes(video, [.. bytes.SelectMany(packet => packet)]);

        var read = await SeenReading.OfAsync(video, Stop);

        Assert.Equal(99, read.Times.Count);
        var missing = Enumerable.Range(0, 100).Select(place => TimeSpan.FromSeconds(0.04 * place)).Except(read.Times);
        var gap = Assert.Single(read.Footage.Gaps);
        Assert.All(missing, at => Assert.InRange(at, gap.From, gap.To));
    }

    [Fact]
    public async Task Video_WhoseBeginningIsLost_KeepsTheTimesOfTheRest()
    {
        var video = Make("headless.mkv", "-c:v libx264 -preset ultrafast -g 25 -cluster_time_limit 1000");
        var bytes = File.ReadAllBytes(video);
        ReadOnlySpan<byte> cluster = [0x1f, 0x43, 0xb6, 0x75];
        var first = bytes.AsSpan().IndexOf(cluster);
        var second = first + 4 + bytes.AsSpan(first + 4).IndexOf(cluster);
        bytes.AsSpan(first, second - first).Clear();
        File.WriteAllBytes(video, bytes);

        var read = await SeenReading.OfAsync(video, Stop);

        Assert.Equal(TimeSpan.FromSeconds(3.96), read.Times[^1]);
        var gap = Assert.Single(read.Footage.Gaps);
        Assert.Equal((TimeSpan.Zero, read.Times[0]), (gap.From, gap.To));
    }

    [Fact]
    public async Task Video_WhoseClockHasBeenRunningForHours_BeginsAt0ThoughItIsDamaged()
    {
        var video = Make("running.mkv", "-c:v libx264 -preset ultrafast -g 25 -output_ts_offset 7200");
        var bytes = File.ReadAllBytes(video);
        bytes.AsSpan(bytes.Length / 2, 3000).Clear();
        File.WriteAllBytes(video, bytes);

        var read = await SeenReading.OfAsync(video, Stop);

        Assert.Equal((TimeSpan.Zero, TimeSpan.FromSeconds(3.96)), (read.Times[0], read.Times[^1]));
        Assert.True(read.Footage.IsDamaged);
    }

    [Fact]
    public async Task Video_CutOffBehindAPictureThatOthersAreShownBefore_LacksThose()
    {
        var video = Make("end.ts", "-c:v libx264 -preset ultrafast -bf 2 -g 250");
        var packets = File.ReadAllBytes(video).Chunk(TransportPacket).ToList();
        var begins = Enumerable.Range(0, packets.Count).Where(place => BeginsPicture(packets[place])).ToList();

        // The 50th to be decoded is shown behind the next two.
        File.WriteAllBytes(video, [.. packets.Take(begins[50]).SelectMany(packet => packet)]);

        var read = await SeenReading.OfAsync(video, Stop);

        var gap = Assert.Single(read.Footage.Gaps);
        Assert.Equal((GapKind.Missing, read.Footage.Length), (gap.Kind, gap.To));
        Assert.InRange(read.Times[^2], TimeSpan.Zero, gap.From);
    }

    [Fact]
    public async Task Video_WhoseTimesContradictTheOrderOfItsPictures_IsNotPlayedAsItWasPlanned()
    {
        var video = Make("order.mp4", "-c:v libx264 -preset ultrafast -bf 2 -g 25");
        var bytes = File.ReadAllBytes(video);
        var offsets = bytes.AsSpan(bytes.AsSpan().LastIndexOf("ctts"u8) + 12);

        // One picture is said to be shown three later.
        var offset = offsets.Slice((30 * 8) + 4, 4);
        BinaryPrimitives.WriteInt32BigEndian(offset, BinaryPrimitives.ReadInt32BigEndian(offset) + (3 * 512));
        File.WriteAllBytes(video, bytes);

        var read = await SeenReading.OfAsync(video, Stop);

        var plan = await VideoProbe.OfAsync(video, Stop);
        Assert.NotNull(plan.FirstContradiction(read.Times));
        Assert.Contains(read.Footage.Notes, note => note.Text.Contains("contradict", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copy_OfAVideoWhoseSoundChanges_KeepsIt()
    {
        var (one, two) = (Make("one.ts", Sounding(44100, from: 0)), Make("two.ts", Sounding(48000, from: 4)));
        File.WriteAllBytes(_folder["both.ts"], [.. File.ReadAllBytes(one), .. File.ReadAllBytes(two)]);
        var plan = await VideoProbe.OfAsync(_folder["both.ts"], Stop);

        var leftOut = await VideoCopy.WriteAsync(_folder["both.ts"], _folder["copy.mp4"], plan, Stop);

        Assert.Empty(leftOut);
        Assert.Equal(plan.Times.Count, (await VideoProbe.OfAsync(_folder["copy.mp4"], Stop)).Times.Count);
    }

    private static string Sounding(int rate, int from) => $"-f lavfi -i sine=d=4:r={rate} -c:v libx264 "
        + $"-preset ultrafast -bf 0 -c:a aac -ar {rate} -output_ts_offset {from}";

    // Its program's first stream is 0x100; the second byte's bit 6 tells that a piece begins.
    private static bool BeginsPicture(byte[] packet) => (packet[1] & 0x5f) == 0x41 && packet[2] == 0;

    private string Make(string name, string coding) => Ffmpeg.Make(
        $"-f lavfi -i testsrc2=s=320x240:r=25:d=4 {coding} {_folder[name]}");
}
