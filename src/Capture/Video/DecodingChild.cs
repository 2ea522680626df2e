using System.IO.Pipes;
using System.Text;
using CliWrap;

namespace Surgical.Capture;

/// <summary>A child of ffmpeg that decodes one video. It lives from its start to its disposal.</summary>
/// <remarks>
/// <see cref="Next"/> and <see cref="Fill"/> block, and are called by one thread in turn; they end at once when the
/// child does, however it ends.
/// </remarks>
internal sealed class DecodingChild : IAsyncDisposable
{
    /// <summary>After this long without a sign of life a disk, a network share or a decoder counts as gone.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly AnonymousPipeServerStream _times = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly TaskCompletionSource<Stream> _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _stop;
    private readonly LastWords _words;
    private readonly PictureLines _lines;
    private readonly ITimer _watchdog;
    private Task<int> _end = Task.FromResult(0);
    private Stream _pictures = Stream.Null;
    private bool _isHung;

    private DecodingChild(string file, TimeProvider time, CancellationToken cancellationToken)
    {
        _words = new(file);
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _lines = new(new StreamReader(_times, Encoding.ASCII));
        _watchdog = time.CreateTimer(_ => GiveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Pictures decoded so far, the unwanted ones too.</summary>
    public long Decoded => _lines.Decoded;

    /// <summary>Starts decoding.</summary>
    /// <param name="file">Path of the video.</param>
    /// <param name="plan">How.</param>
    /// <param name="looks">Which pictures are delivered.</param>
    /// <param name="time">Of the watchdog.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="CaptureException">It cannot be started.</exception>
    public static async Task<DecodingChild> StartAsync(
        string file, DecodePlan plan, Looks looks, TimeProvider time, CancellationToken cancellationToken)
    {
        var child = new DecodingChild(file, time, cancellationToken);
        try
        {
            child._end = await FfmpegChild.StartAsync(
                "ffmpeg",
                plan.Arguments(file, looks, child._times.GetClientHandleAsString()),
                PipeTarget.Create(child.LendAsync),
                child._words,
                child._times.DisposeLocalCopyOfClientHandle,
                child._stop.Token);
            child._pictures = await child._opened.Task;
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the next picture that is delivered.</summary>
    /// <returns>Its number and the stream's clock at it; null when the child has ended.</returns>
    public (long Index, long? Clock)? Next()
    {
        StillAlive();
        var next = _lines.Next(StillAlive);
        Rest();
        return next;
    }

    /// <summary>Reads the picture of which <see cref="Next"/> has spoken.</summary>
    /// <returns>False where the child ended in the midst of it.</returns>
    public bool Fill(Span<byte> picture)
    {
        StillAlive();
        var read = _pictures.ReadAtLeast(picture, picture.Length, throwOnEndOfStream: false);
        Rest();
        return read == picture.Length;
    }

    /// <summary>Waits for the end of a child that delivers no more.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    /// <exception cref="CaptureException">It gave no sign of life and was stopped.</exception>
    public async Task<ChildEnd> EndAsync()
    {
        _released.TrySetResult();
        try
        {
            return new(await _end, [], _words.ToString());
        }
        catch (OperationCanceledException) when (_isHung)
        {
            throw new CaptureException(
                $"ffmpeg gave no sign of life for {Patience.TotalSeconds:F0} s and was stopped. {_words}".TrimEnd());
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _watchdog.DisposeAsync();
        await _stop.CancelAsync();
        _released.TrySetResult();

        // How it ended is EndAsync's to tell; here it must only be gone.
        await _end.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await _times.DisposeAsync();
        _stop.Dispose();
    }

    // The pipe's end stays open until nobody reads from it any more.
    private Task LendAsync(Stream pictures, CancellationToken cancellationToken)
    {
        _opened.SetResult(pictures);
        return _released.Task;
    }

    private void StillAlive() => _watchdog.Change(Patience, Timeout.InfiniteTimeSpan);

    private void Rest() => _watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void GiveUp()
    {
        _isHung = true;
        _stop.Cancel();
    }
}
