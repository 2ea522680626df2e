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
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // 128 and the number of SIGKILL.
    private const int Killed = 137;

    /// <summary>
    /// The most that Linux lends without asking: with the usual 64 KB a picture of 3 MB stops the child 48 times.
    /// </summary>
    private const int WidePipe = 1 << 20;

    private readonly AnonymousPipeServerStream _pictures =
        new(PipeDirection.In, HandleInheritability.Inheritable, WidePipe);

    private readonly AnonymousPipeServerStream _words = new(PipeDirection.In, HandleInheritability.Inheritable);
    private readonly CancellationTokenSource _stop;
    private readonly LastWords _lastWords;
    private readonly TimeSpan _patience;
    private readonly ITimer _watchdog;
    private HeardWords? _heard;
    private Task<int> _end = Task.FromResult(0);
    private bool _isHung;

    private DecodingChild(DecodingInput input, TimeProvider time, CancellationToken cancellationToken)
    {
        _lastWords = new(input.Path);
        _patience = input.Patience;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _watchdog = time.CreateTimer(_ => GiveUp(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts decoding.</summary>
    /// <param name="input">The video.</param>
    /// <param name="plan">How.</param>
    /// <param name="looks">Which pictures are delivered.</param>
    /// <param name="from">Where it begins, in the case's time; null for the start.</param>
    /// <param name="time">Of the watchdog.</param>
    /// <param name="cancellationToken">Kills it.</param>
    /// <exception cref="CaptureException">It cannot be started.</exception>
    public static async Task<DecodingChild> StartAsync(
        DecodingInput input,
        DecodePlan plan,
        Looks looks,
        TimeSpan? from,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var child = new DecodingChild(input, time, cancellationToken);
        try
        {
            child._end = await FfmpegChild.StartAsync(
                plan.CommandLine(
                    input.Options,
                    looks,
                    from,
                    child._pictures.GetClientHandleAsString(),
                    child._words.GetClientHandleAsString()),
                input.Content,
                PipeTarget.Null,
                PipeTarget.Null,
                child.LetGo,
                child._stop.Token);
            child._heard = new(new(new StreamReader(child._words, Encoding.ASCII)));
            return child;
        }
        catch
        {
            await child.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits for the next thing that it says.</summary>
    /// <returns>Null when the child has ended.</returns>
    public ChildWord? Next()
    {
        StillAlive();
        var next = _heard!.Next();
        Rest();
        if (next is ChildWord.Complaint { Text: var complaint })
        {
            _lastWords.Add(complaint);
        }

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
    public async Task<ChildEnd> EndAsync()
    {
        try
        {
            return new(await _end, [], _lastWords.ToString());
        }
        catch (OperationCanceledException) when (_isHung)
        {
            return new(Killed, [], _lastWords.ToString()) { IsHung = true };
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _watchdog.DisposeAsync();
        await _stop.CancelAsync();

        // How it ended is EndAsync's to tell; here it must only be gone.
        await _end.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        await (_heard?.EndAsync() ?? Task.CompletedTask);
        await _pictures.DisposeAsync();
        await _words.DisposeAsync();
        _stop.Dispose();
    }

    // The child's ends: while they are open here, its end is not seen.
    private void LetGo()
    {
        _pictures.DisposeLocalCopyOfClientHandle();
        _words.DisposeLocalCopyOfClientHandle();
    }

    private void StillAlive() => _watchdog.Change(_patience, Timeout.InfiniteTimeSpan);

    private void Rest() => _watchdog.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    private void GiveUp()
    {
        _isHung = true;
        _stop.Cancel();
    }
}
