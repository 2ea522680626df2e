using Microsoft.Extensions.Time.Testing;
using Surgical.Capture.Tests.Footage;
using Surgical.TestKit;

namespace Surgical.Capture.Tests.Parts;

/// <summary>What cannot be seen of one part is told in the case's time, and the others are read.</summary>
public sealed class DamagedPartsTests : IDisposable
{
    private static readonly TimeSpan Begin = TimeSpan.FromSeconds(2);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Part_DamagedInTheMiddle_IsAGapOfTheCase()
    {
        var second = PartVideo.Numbered(_folder["2.mp4"], 100, 50);
        Overwrite(second);
        var alone = await SeenReading.OfAsync(second, Stop);

        var joined = await SeenReading.OfAsync((await PartsAsync(second)).Open(), Looks.All, Stop);

        var (own, gap) = (Assert.Single(alone.Footage.Gaps), Assert.Single(joined.Footage.Gaps));
        Assert.Equal((own.Kind, own.Reason, Begin + own.To), (gap.Kind, gap.Reason, gap.To));
        Assert.Equal(alone.Footage.Lost, joined.Footage.Lost);

        // Threads of the decoder complain a picture earlier or later.
        Assert.InRange((gap.From - Begin - own.From).Duration(), TimeSpan.Zero, TimeSpan.FromSeconds(0.2));
        Assert.Equal(Enumerable.Range(150, 25), joined.Shown.TakeLast(25).OfType<int>());
        Assert.Equal(TimeSpan.FromSeconds(7), joined.Footage.Length);
    }

    [Fact]
    public async Task Part_CutOff_IsMissingToItsPromisedEndAndTheNextBeginsThere()
    {
        var second = PartVideo.Numbered(_folder["2.mkv"], 100, 50);
        using (var file = File.OpenWrite(second))
        {
            file.SetLength(file.Length / 2);
        }

        var joined = await SeenReading.OfAsync((await PartsAsync(second)).Open(), Looks.All, Stop);

        var gap = Assert.Single(joined.Footage.Gaps);
        Assert.Equal((GapKind.Missing, TimeSpan.FromSeconds(6)), (gap.Kind, gap.To));
        Assert.InRange(gap.From, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(5));
        Assert.Equal(TimeSpan.FromSeconds(6), joined.Footage.Parts[2].From);
        Assert.Equal(150, joined.Shown[joined.Times.Index().First(at => at.Item >= gap.To).Index]);
    }

    [Fact]
    public async Task Part_WhoseDecoderCrashes_GoesOnBehindThePlace()
    {
        var second = PartVideo.Numbered(_folder["2.mp4"], 2000, 50);
        var source = new JoinedFrameSource(await PartsAsync(second), new FakeTimeProvider());
        var hasCrashed = false;

        await foreach (var frame in source.ReadAsync(new(source.Format, 1), Looks.All, Stop))
        {
            frame.Dispose();
            if (frame.Index == 50 && !hasCrashed)
            {
                ChildProcesses.Signal(Assert.Single(ChildProcesses.Decoding(second)), ChildProcesses.SegmentationFault);
                hasCrashed = true;
            }
        }

        var gap = Assert.Single(source.Footage.Gaps);
        Assert.Contains("ffmpeg ended with 139", gap.Reason, StringComparison.Ordinal);
        Assert.InRange(gap.From, Begin, Begin + TimeSpan.FromSeconds(70));
        Assert.Equal(["2.mp4", "3.mp4"], source.Footage.Parts.Skip(1).Select(part => part.Name));
        Assert.Equal(TimeSpan.FromSeconds(83), source.Footage.Length);
        Assert.Equal(TimeSpan.FromMilliseconds(82_960), source.Footage.Times[^1]);
    }

    [Fact]
    public async Task Part_WithoutPictures_IsRefusedByName()
    {
        var second = Ffmpeg.Make($"-f lavfi -i sine=d=1 {_folder["2.m4a"]}");

        var refusal = await Assert.ThrowsAsync<CaptureException>(() => PartsAsync(second));

        Assert.Equal(
            "2.m4a was expected to be a video; it holds no pictures. Of a recording in parts each must be readable; "
            + "leave this one out to read the others.",
            refusal.Message);
    }

    [Fact]
    public async Task Part_ThatIsNotThere_IsRefused()
    {
        var refusal = await Assert.ThrowsAsync<CaptureException>(() => PartsAsync(_folder["nowhere.mp4"]));

        Assert.Contains(
            "nowhere.mp4', as a part of the recording; there is nothing", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parts_TooLongTogether_AreRefused()
    {
        var long1 = Slow("1.mkv");

        var refusal = await Assert.ThrowsAsync<CaptureException>(
            () => RecorderParts.OfAsync([long1, Slow("2.mkv")], Stop));

        Assert.StartsWith(
            "The recording in parts, up to 2.mkv, lasts 14 h 0 min by its own clock; expected at most 12 h.",
            refusal.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reading_ThatIsLeftInAPart_LeavesNoChild()
    {
        var second = PartVideo.Numbered(_folder["2.mp4"], 2000, 50);
        var source = (await PartsAsync(second)).Open();
        var child = 0;
        await foreach (var frame in source.ReadAsync(new(source.Format, 1), Looks.All, Stop))
        {
            frame.Dispose();
            if (frame.Index == 60)
            {
                child = Assert.Single(ChildProcesses.Decoding(second));
                break;
            }
        }

        Assert.False(ChildProcesses.IsAlive(child), "The child outlived its reading.");
    }

    /// <summary>A part of 50 pictures before, and one of 25 behind.</summary>
    private Task<RecorderParts> PartsAsync(string second) => RecorderParts.OfAsync(
        [PartVideo.Numbered(_folder["1.mp4"], 50), second, PartVideo.Numbered(_folder["3.mp4"], 25, 150)], Stop);

    /// <summary>Seven hours in a few pictures.</summary>
    private string Slow(string name) => Ffmpeg.Make(
        $"-f lavfi -i testsrc2=s=64x48:r=1/600 -frames:v 42 -c:v libx264 -pix_fmt yuv420p {_folder[name]}");

    private static void Overwrite(string video)
    {
        using var file = File.OpenWrite(video);
        file.Position = file.Length * 2 / 5;
        file.Write(new byte[(int)(file.Length / 10)]);
    }
}
