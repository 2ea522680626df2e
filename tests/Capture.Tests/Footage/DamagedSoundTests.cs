using System.Buffers.Binary;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.Footage;

/// <summary>Files whose sound FFmpeg cannot begin: ffprobe gives them up whole.</summary>
public sealed class DamagedSoundTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("vorbis.webm", "-c:v libvpx -deadline realtime -c:a libvorbis")]
    [InlineData("late.mkv", "-c:v libx264 -preset ultrafast -bf 2 -g 25 -vf setpts=PTS+0.5/TB -c:a libvorbis")]
    [InlineData("turned.mov", "-c:v libx264 -preset ultrafast -bf 2 -metadata:s:v rotate=90 -c:a pcm_s16le")]
    [InlineData("wide.mov", "-c:v mpeg4 -q:v 3 -aspect 2 -colorspace bt709 -ss 0.3 -c:a pcm_s16le")]
    public async Task Plan_OfAFileWhoseSoundCannotBeBegun_IsThatOfTheSameFileUnharmed(string name, string coding)
    {
        var video = Make(name, coding);
        var whole = await VideoProbe.OfAsync(video, Stop);
        var unharmed = await SeenReading.OfAsync(video, Stop);
        DamageSound(video);

        var plan = await VideoProbe.OfAsync(video, Stop);
        var read = await SeenReading.OfAsync(video, Stop);

        Assert.Equal(whole.Times, plan.Times);
        Assert.Equal(whole.Keys, plan.Keys);
        Assert.Equal(whole.End, plan.End);
        Assert.Equal(Comparable(whole.Track), Comparable(plan.Track));
        Assert.Equal(whole.Track.DisplayMatrix, plan.Track.DisplayMatrix);
        Assert.Equal(unharmed.Times, read.Times);
    }

    [Fact]
    public async Task Video_WhoseSoundCannotBeBegun_TellsItsFault()
    {
        var video = Make("deaf.webm", "-c:v libvpx -deadline realtime -c:a libvorbis");
        DamageSound(video);

        var read = await SeenReading.OfAsync(video, Stop);

        Assert.Contains(read.Footage.Notes, note => note.Text.Contains("Setup header", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copy_OfAVideoWhoseSoundCannotBeBegun_HoldsItsPictures()
    {
        var video = Make("deaf.webm", "-c:v libvpx -deadline realtime -c:a libvorbis");
        DamageSound(video);
        var plan = await VideoProbe.OfAsync(video, Stop);

        await VideoCopy.WriteAsync(video, _folder["copy.mp4"], plan, Stop);

        Assert.Equal(plan.Times.Count, (await VideoProbe.OfAsync(_folder["copy.mp4"], Stop)).Times.Count);
    }

    // How long it is the packets tell better.
    private static VideoTrack Comparable(VideoTrack track) =>
        track with { IsLate = true, Length = null, ContainerLength = null, DisplayMatrix = [] };

    private static void DamageSound(string video)
    {
        var bytes = File.ReadAllBytes(video);
        var setup = bytes.AsSpan().IndexOf("\u0005vorbis"u8);
        if (setup >= 0)
        {
            new Random(5).NextBytes(bytes.AsSpan(setup + 8, 400));
        }
        else
        {
            // Of the sample description: 16 bytes behind its name it counts the channels.
            var description = bytes.AsSpan().IndexOf("sowt"u8);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(description + 20), 16385);
        }

        File.WriteAllBytes(video, bytes);
    }

    private string Make(string name, string coding) => Ffmpeg.Make(
        $"-f lavfi -i sine=d=4 -f lavfi -i testsrc2=s=320x240:r=25:d=4 -map 1:v -map 0:a {coding} {_folder[name]}");
}
