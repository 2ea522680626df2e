using Microsoft.Extensions.Time.Testing;
using Surgical.TestKit;

namespace Surgical.Capture.Tests;

/// <summary>What becomes of a reading whose child of ffmpeg does not do what it should.</summary>
public sealed class DecodingChildTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new();
    private FfmpegFrameSource _source = null!;

    private string Video => _folder["long.mp4"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Ffmpeg.Make(
            "-f lavfi -i testsrc=s=640x480:r=25:d=20 -c:v libx264 -preset ultrafast -g 25 "
            + $"-pix_fmt yuv420p {Video}");
        _source = new(Video, await VideoProbe.OfAsync(Video, Stop), FileStamp.Of(Video), _time);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Child_ThatCrashes_IsFollowedByOneBehindThePlaceAndTold()
    {
        await ReadAsync(child => ChildProcesses.Signal(child, ChildProcesses.SegmentationFault), Stop);

        var gap = Assert.Single(_source.Footage.Gaps);
        Assert.Equal(GapKind.Damaged, gap.Kind);
        Assert.Contains("ffmpeg ended with 139", gap.Reason, StringComparison.Ordinal);
        Assert.InRange(gap.Length, TimeSpan.FromSeconds(0.1), TimeSpan.FromSeconds(2));
        Assert.Contains("started again", Assert.Single(_source.Footage.Notes).Text, StringComparison.Ordinal);
        Assert.Equal(TimeSpan.FromSeconds(20), _source.Footage.Length);
        Assert.Equal(TimeSpan.FromSeconds(19.96), _source.Footage.Times[^1]);
    }

    [Fact]
    public async Task Children_ThatCrashAgainAndAgain_AreGivenUpAndTheRestIsAGap()
    {
        var crashes = 0;
        await foreach (var frame in _source.ReadAsync(new(_source.Format, 1), Looks.All, Stop))
        {
            frame.Dispose();
            foreach (var child in ChildProcesses.Decoding(Video))
            {
                ChildProcesses.Signal(child, ChildProcesses.SegmentationFault);
                crashes++;
            }
        }

        var gaps = _source.Footage.Gaps;
        Assert.InRange(crashes, 4, 400);
        Assert.Equal(TimeSpan.FromSeconds(20), gaps[^1].To);
        Assert.Contains("too often", gaps[^1].Reason, StringComparison.Ordinal);
        Assert.InRange(_source.Footage.ReadableShare, 0, 0.5);
    }

    [Fact]
    public async Task Child_ThatHangs_IsStoppedAfterItsPatienceAndFollowed()
    {
        var hung = 0;

        await ReadAsync(Hang, Stop);

        Assert.False(ChildProcesses.IsAlive(hung), "The child outlived its reading.");
        Assert.Contains(
            "no sign of life for 30 s", Assert.Single(_source.Footage.Gaps).Reason, StringComparison.Ordinal);

        void Hang(int child)
        {
            hung = child;
            ChildProcesses.Signal(child, ChildProcesses.Stop);
            _ = AdvanceUntilEndedAsync(child);
        }
    }

    [Fact]
    public async Task Child_ThatHangs_EndsAtOnceWhereTheReadingIsCancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var hung = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => ReadAsync(Hang, cancellation.Token));

        Assert.False(ChildProcesses.IsAlive(hung), "The child outlived its reading.");

        void Hang(int child)
        {
            hung = child;
            ChildProcesses.Signal(child, ChildProcesses.Stop);
            cancellation.CancelAfter(TimeSpan.FromMilliseconds(50));
        }
    }

    [Fact]
    public async Task Reading_ThatIsLeft_LeavesNoChild()
    {
        var child = 0;
        await foreach (var frame in _source.ReadAsync(new(_source.Format, 1), Looks.All, Stop))
        {
            frame.Dispose();
            child = Assert.Single(ChildProcesses.Decoding(Video));
            break;
        }

        Assert.False(ChildProcesses.IsAlive(child), "The child outlived its reading.");
    }

    [Fact]
    public async Task Reading_ThatTakesItsTime_IsNoHang()
    {
        var frames = 0;
        var looks = new Looks.Every(TimeSpan.FromSeconds(5));
        await foreach (var frame in _source.ReadAsync(new(_source.Format, 1), looks, Stop))
        {
            frame.Dispose();
            frames++;
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(4, frames);
    }

    [Fact]
    public async Task Readings_AtOnce_EachHaveTheirOwnPictures()
    {
        var readings = await Task.WhenAll(Enumerable.Range(0, 4).Select(
            _ => Reading.OfAsync(Video, new Looks.Every(TimeSpan.FromSeconds(4)))));

        Assert.All(
            readings,
            reading => Assert.Equal([0L, 100, 200, 300, 400], reading.Frames.Select(frame => frame.Index)));
        Assert.All(readings, reading => Assert.Equal(500, reading.FramesRead));
        Assert.All(readings, reading => Assert.Equal(readings[0].Frames[3].Pixels, reading.Frames[3].Pixels));
    }

    /// <summary>Reads every frame; does something to the child after the first one.</summary>
    private async Task ReadAsync(Action<int> toTheChild, CancellationToken cancellationToken)
    {
        var pool = new FramePool(_source.Format, 1);
        await foreach (var frame in _source.ReadAsync(pool, Looks.All, cancellationToken))
        {
            frame.Dispose();
            if (frame.Index == 0)
            {
                toTheChild(Assert.Single(ChildProcesses.Decoding(Video)));
            }
        }

        Assert.Equal(0, pool.Outstanding);
    }

    // What was decoded before the child hung is still read, and each of its pictures is a sign of life.
    private async Task AdvanceUntilEndedAsync(int child)
    {
        while (ChildProcesses.IsAlive(child))
        {
            _time.Advance(TimeSpan.FromSeconds(31));
            await Task.Yield();
        }
    }
}
