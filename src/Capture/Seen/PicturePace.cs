namespace Surgical.Capture;

/// <summary>How pictures follow each other, and which step out of their pace means what.</summary>
/// <remarks>Steps of the case's clock throughout.</remarks>
/// <param name="plan">Of the source.</param>
internal sealed class PicturePace(SourcePlan plan)
{
    private readonly bool _isEven = plan.IsEven;
    private readonly long _usual = plan.Clock.UsualStep;
    private long _lastStep;
    private long _stepBefore;
    private long? _shortAt;

    /// <summary>When the newest picture came; null before the first.</summary>
    public long? Last { get; private set; }

    /// <summary>From the newest picture, or from before the first one's usual time.</summary>
    public long StepTo(long now) => now - (Last ?? -_usual);

    /// <summary>Where the picture that follows the newest one is due.</summary>
    public long Due => Last is { } last ? last + _usual : 0;

    /// <summary>
    /// From where pictures are doubted where a file is torn behind the newest one: what is torn may be the end of the
    /// one before. In a stream whose container tells where, that is one of those that were decoded last.
    /// </summary>
    public long TornFrom =>
        Math.Max(0, (Last ?? 0) - (plan.Complaint.Length > 0 ? 0 : plan.Track.HeldBack * _usual));

    /// <summary>
    /// From where pictures are missing at the end of a stream that promises no length: cut off, it ends with a picture
    /// that is decoded before those that it is shown behind. Null where none are.
    /// </summary>
    public long? EndsTornAt => plan.Track.Container is "mpegts" or "mpeg" ? _shortAt : null;

    /// <summary>Takes the next picture in.</summary>
    public void Take(long now)
    {
        var step = Last is { } last ? now - last : 0;
        _shortAt = _isEven && plan.Track.HeldBack > 0 && IsShortOfPictures(step) ? Due : null;
        (_stepBefore, _lastStep, Last) = (_lastStep, step, now);
    }

    /// <summary>Whether a step is a pause.</summary>
    public bool IsPause(long step) => plan.IsPause(step, _lastStep);

    /// <summary>
    /// Whether pictures that did not come are lost. Some files number their pictures in the order of decoding: a
    /// decoder that puts them right leaves holes of a picture, and has nothing to complain of.
    /// </summary>
    /// <param name="step">To the next picture that came.</param>
    /// <param name="isToldOf">Whether the decoder said that a picture did not come.</param>
    public bool IsLoss(long step, bool isToldOf)
    {
        // Two fields of a picture may come as two pieces of the file.
        var usual = (plan.Track.IsInterlaced ? 2 : 1) * _usual;
        var isCertain = plan.FirstShown is not null && (step > 7 * usual / 2 || Last is null);
        return step > 3 * usual / 2 && (isToldOf || isCertain);
    }

    /// <summary>
    /// Whether pictures are missing that not even the plan knows: where the container is damaged, a step out of an even
    /// pace is more likely a loss than a pause.
    /// </summary>
    /// <param name="step">To the next picture that came.</param>
    /// <param name="hasTornPiece">Whether a piece of the file near it was not whole.</param>
    public bool IsTorn(long step, bool hasTornPiece)
    {
        var pace = _isEven ? _usual : _lastStep;
        var isEvenHere = _isEven || (pace > 0 && 2 * Math.Abs(pace - _stepBefore) < pace);
        return plan.Complaint.Length > 0 ? isEvenHere ? 2 * step > 3 * pace : IsPause(step)
            : _isEven && hasTornPiece && IsShortOfPictures(step);
    }

    // Where recordings were joined, pieces are called torn as well: there the pace is another, or the pause longer.
    private bool IsShortOfPictures(long step)
    {
        var off = step % _usual;
        return 2 * step > 3 * _usual && step < plan.Clock.StepsPerSecond && 10 * Math.Min(off, _usual - off) < _usual;
    }
}
