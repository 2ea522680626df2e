using System.Runtime.CompilerServices;
using System.Security.Cryptography;

namespace Surgical.Capture;

/// <summary>
/// A video file that is still being written: decoded by one child of ffmpeg as it grows, and held against a plan of
/// all of it once it has come to rest.
/// </summary>
/// <param name="growth">Of the file.</param>
/// <param name="beginning">Plan of what was there at first.</param>
/// <param name="time">Tells when a child is given up that gives no sign of life.</param>
internal sealed class FollowedFrameSource(FileGrowth growth, SourcePlan beginning, TimeProvider time) : IFrameSource
{
    private readonly SourcePlan _open = OpenPlan.Of(beginning);
    private readonly FootageRecorder _recorder = new(OpenPlan.Of(beginning));
    private readonly PictureLog _log = new(beginning.Track);
    private readonly SingleReading _once = new();
    private SeenFootage? _seen;
    private VideoFormat? _format;

    public VideoFormat Format => _format ?? new DecodePlan(_open).Format with { FramesPerSecond = 0 };

    public bool IsLive => false;

    public bool IsFollowed => true;

    public string? Sha256 { get; private set; }

    public TimeSpan? Length => null;

    public long FramesRead => _recorder.Count;

    public SeenFootage Footage => _seen ?? _recorder.SoFar();

    public IAsyncEnumerable<Frame> ReadAsync(FramePool pool, Looks looks, CancellationToken cancellationToken)
    {
        _once.Take();

        return DecodeAsync(pool, looks, cancellationToken);
    }

    private async IAsyncEnumerable<Frame> DecodeAsync(
        FramePool pool, Looks looks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var file = new GrowingFile(growth);
        var frames = new DeliveredFrames(_recorder, _log);
        await using var child = await DecodingChild.StartAsync(
            DecodingInput.Of(file, growth, _open.Track), new(_open), looks, from: null, time, cancellationToken);
        await foreach (var frame in CaptureThread.ReadAllAsync(() => frames.Next(child, pool), cancellationToken))
        {
            yield return frame;
            SourceLimits.Require(_open.Name, _recorder.Count, _recorder.LastAt);
        }

        var end = await child.EndAsync();
        if (end is not { ExitCode: 0, IsHung: false } || FramesRead == 0)
        {
            throw new CaptureException(
                $"{_open.Name} could not be followed to its end ({end.Words}). Read it again once the recording has "
                + "ended.");
        }

        await SettleAsync(file.Length, cancellationToken);
    }

    /// <summary>Looks at what the file has become, and whether that is what was read.</summary>
    private async Task SettleAsync(long read, CancellationToken cancellationToken)
    {
        var ended = FileStamp.Of(growth.Path);
        var whole = await VideoProbe.OfAsync(growth.Path, cancellationToken);
        var digest = await DigestAsync(cancellationToken);
        ended.RequireStill(_open.Name);
        if (ended.Length != read)
        {
            throw new CaptureException(
                $"{_open.Name} went on after it had not grown for {growth.Still.TotalSeconds:0.#} s: {read:N0} bytes "
                + $"were read, it has {ended.Length:N0}. Follow it again, and wait longer (--still).");
        }

        if (!OpenPlan.IsBorneOut(_open, whole))
        {
            throw new CaptureException(
                $"{_open.Name} turned out otherwise than it began: its clock or its pictures are not as its first "
                + "seconds said. Read it again without --follow.");
        }

        var seen = _log.HeldAgainst(whole);
        _seen = seen with { Notes = [.. seen.Notes, new(seen.Length, FootageWords.CameToRest(growth.Still))] };
        (_format, Sha256) = (new DecodePlan(whole).Format, digest);
    }

    private async Task<string> DigestAsync(CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(growth.Path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }
}
