using Surgical.TestKit;

namespace Surgical.Capture.Tests;

/// <summary>A file that changes while it is read: what was read of it is of no file that there is.</summary>
public sealed class ChangingFileTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private IFrameSource _source = null!;

    private string Video => _folder["operation.ts"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Ffmpeg.Make(
            $"-f lavfi -i testsrc=s=320x240:r=25:d=4 -c:v libx264 -preset ultrafast -pix_fmt yuv420p {Video}");
        _source = await FrameSource.OpenAsync(Video, picturesPerSecond: null, Stop);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Reading_OfAFileThatNobodyWrites_Ends()
    {
        Assert.Equal(100, await ReadAsync(afterTheFirst: () => { }));
        _source.RequireStill();
    }

    [Fact]
    public async Task Reading_OfAFileThatGrows_EndsAndSaysWhatToDo()
    {
        var before = new FileInfo(Video).Length;

        var refusal = await Assert.ThrowsAsync<CaptureException>(() => ReadAsync(Grow));

        Assert.Equal(
            $"operation.ts is still being written: it grew from {before:N0} to {before + 1:N0} bytes while it was "
            + "read. Wait until the recording has ended, or read it while it is written (analyze --follow).",
            refusal.Message);

        void Grow()
        {
            using var file = new FileStream(Video, FileMode.Append);
            file.WriteByte(0);
        }
    }

    [Fact]
    public async Task Reading_OfAFileThatIsCutOff_EndsAndSaysSo()
    {
        var refusal = await Assert.ThrowsAsync<CaptureException>(() => ReadAsync(Cut));

        Assert.Contains("became shorter", refusal.Message, StringComparison.Ordinal);

        void Cut()
        {
            using var file = File.OpenWrite(Video);
            file.SetLength(188);
        }
    }

    [Fact]
    public void File_WrittenToInPlace_IsNotTheOneThatWasOpened()
    {
        File.SetLastWriteTimeUtc(Video, File.GetLastWriteTimeUtc(Video).AddSeconds(1));

        var refusal = Assert.Throws<CaptureException>(_source.RequireStill);

        Assert.Contains("was written to while it was read", refusal.Message, StringComparison.Ordinal);
    }

    private async Task<int> ReadAsync(Action afterTheFirst)
    {
        var frames = 0;
        await foreach (var frame in _source.ReadAsync(new(_source.Format, 1), Looks.All, Stop))
        {
            frame.Dispose();
            if (frames++ == 0)
            {
                afterTheFirst();
            }
        }

        return frames;
    }
}
