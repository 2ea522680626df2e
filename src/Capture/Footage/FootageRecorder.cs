namespace Surgical.Capture;

/// <summary>Holds what is decoded against the plan, and writes down what is missing or cannot be trusted.</summary>
/// <remarks>For one reading and one thread.</remarks>
/// <param name="plan">Of the source.</param>
internal sealed class FootageRecorder(SourcePlan plan)
{
    /// <summary>
    /// After damage, pictures rest on lost ones until one comes that needs no other: encoders make one each 10 s at
    /// least, by their defaults. Where none comes, whoever films renews the picture bit by bit.
    /// </summary>
    private static readonly TimeSpan LongestTrail = TimeSpan.FromSeconds(12);

    // A picture may be shown up to so many later than it is decoded: H.264's and H.265's greatest.
    private const int MostReordered = 16;

    /// <summary>
    /// How far behind the newest picture the one may be shown of which the decoder complains: its threads are ahead, and
    /// what it holds back is decoded before pictures that are shown earlier.
    /// </summary>
    private readonly int _decodedAhead = DecodePlan.Threads + (2 * plan.Track.HeldBack);

    private readonly List<TimeSpan> _times = [];
    private readonly GapList _gaps = new();
    private readonly List<FootageNote> _notes = [];
    private readonly long[] _keyTimes = [.. plan.Keys.Select(place => plan.Times[place])];
    private readonly bool _isEven = plan.IsEven;
    private DecoderComplaint _pending;
    private int? _noPictureAfter;
    private int? _tornAfter;
    private bool _isChanged;
    private string? _trouble;
    private long? _last;
    private long _lastStep;
    private long _stepBefore;
    private int _expected;
    private long _doubtUntil;
    private long _lost;

    /// <summary>Pictures decoded so far.</summary>
    public int Count => _times.Count;

    /// <summary>Time of the newest picture.</summary>
    public TimeSpan LastAt => _times.Count == 0 ? TimeSpan.Zero : _times[^1];

    /// <summary>Takes a complaint of the decoder in.</summary>
    public void Hear(string complaint) => Hear(DecoderComplaints.Read(complaint, plan.Track));

    /// <inheritdoc cref="Hear(string)"/>
    public void Hear(DecoderComplaint meaning)
    {
        _pending |= meaning;
        _noPictureAfter = meaning.HasFlag(DecoderComplaint.NoPicture) ? Count : _noPictureAfter;
        _tornAfter = meaning.HasFlag(DecoderComplaint.TornPiece) ? Count : _tornAfter;
    }

    /// <summary>Says what befell the reading; a gap that follows is put down to it.</summary>
    public void Befell(string trouble)
    {
        _trouble = trouble;
        _notes.Add(new(LastAt, trouble));
        _pending = DecoderComplaint.None;
        _noPictureAfter = Count;
    }

    /// <summary>Takes the next picture in.</summary>
    /// <param name="at">Steps of the case's clock; null where the child does not know.</param>
    /// <returns>Whether the picture can be trusted.</returns>
    public bool Picture(long? at)
    {
        var now = at ?? (_last ?? -plan.Clock.UsualStep) + plan.Clock.UsualStep;
        LookBack(now);
        LookAtComplaints(now);
        (_stepBefore, _lastStep, _last) = (_lastStep, _last is { } last ? now - last : 0, now);
        _times.Add(plan.Clock.At(now));
        return now >= _doubtUntil;
    }

    /// <summary>Where reading can go on behind a place at which a decoder failed; null where nothing is left.</summary>
    public TimeSpan? NextStart()
    {
        var behind = _last is { } last ? last + plan.Clock.UsualStep : plan.Clock.UsualStep;
        var key = Array.FindIndex(_keyTimes, time => time > behind);
        return plan.HasJoins || plan.Clock.Start is null || key < 0 ? null : plan.Clock.At(_keyTimes[key]);
    }

    /// <summary>What was seen up to now.</summary>
    public SeenFootage SoFar() => new(LastAt, _gaps.All, [.. _notes], plan.Clock.At(_lost), [.. _times]);

    /// <summary>What was seen, once no more comes.</summary>
    public SeenFootage End()
    {
        var end = plan.End;
        if (_last is { } last)
        {
            var over = plan.Clock.At(last + plan.Clock.UsualStep);
            end = over > end ? over : end;
            if (RestMissing(last) is { } missing)
            {
                Lose(IsTorn(missing - last) ? last + plan.Clock.UsualStep : missing, plan.Clock.Steps(end));
            }
        }

        _gaps.Clip(end);
        if (plan.CountedAhead is { } early && _gaps.All.Any(gap => gap.Kind is not GapKind.Pause))
        {
            _notes.Add(new(TimeSpan.Zero, FootageWords.CountedOnly(early)));
        }

        var isDoubtful = plan.IsCutOff || plan.Clock.At(_doubtUntil) >= end;
        if (plan.PromisedEnd is { } promised && promised > end && isDoubtful)
        {
            var from = plan.IsTornInside && _last is { } beforeIt ? plan.Clock.At(beforeIt) : end;
            _gaps.Add(new(from, promised, GapKind.Missing, FootageWords.CutOff));
            _lost += plan.Clock.Steps(promised - end);
            end = promised;
        }

        if (plan.Complaint.Length > 0 && _gaps.All.All(gap => gap.Kind is GapKind.Pause))
        {
            _notes.Add(new(TimeSpan.Zero, FootageWords.FoundFault(plan.Complaint)));
        }

        var notes = PlanNotes.Of(plan).Concat(_notes).OrderBy(note => note.At);
        return new(end, _gaps.All, [.. notes], plan.Clock.At(_lost), _times);
    }

    private long? RestMissing(long last)
    {
        // Where a clock was bent, the end alone tells.
        long? bent = plan.Clock.Steps(plan.End) - last > plan.Clock.StepsPerSecond ? last + plan.Clock.UsualStep : null;
        return plan.HasJoins ? bent
            : FirstMissing(long.MaxValue) is { } missing && missing - last > plan.Clock.UsualStep / 2 ? missing
            : null;
    }

    private void LookBack(long now)
    {
        var from = _last is { } last ? last + plan.Clock.UsualStep : 0;
        var step = now - (_last ?? -plan.Clock.UsualStep);
        var missing = plan.HasJoins ? null : FirstMissing(now);
        var isTorn = IsTorn(step);
        if (missing is { } lost && IsLoss(step) && !(isTorn && lost > from))
        {
            Lose(lost, now);
        }
        else if (isTorn)
        {
            // What was torn may be the end of the picture before, and what follows rests on what is missing.
            _lost += now - from;
            _doubtUntil = TrailEnd(now, now);
            Gap(_last ?? 0, _doubtUntil, GapKind.Missing, FootageWords.Torn);
        }
        else if (plan.IsPause(step, _lastStep))
        {
            Gap(from, now, GapKind.Pause, _last is null ? FootageWords.NothingYet : FootageWords.Pause);
        }
    }

    /// <summary>
    /// Whether pictures that did not come are lost. Some files number their pictures in the order of decoding: a
    /// decoder that puts them right leaves holes of a picture, and has nothing to complain of.
    /// </summary>
    private bool IsLoss(long step)
    {
        // Two fields of a picture may come as two pieces of the file.
        var usual = (plan.Track.IsInterlaced ? 2 : 1) * plan.Clock.UsualStep;
        var complained = IsOfNow(_noPictureAfter);
        var isCertain = plan.FirstShown is not null && (step > 7 * usual / 2 || _last is null);
        return step > 3 * usual / 2 && (complained || isCertain);
    }

    // A complaint is heard before the picture comes that it may be about.
    private bool IsOfNow(int? heard) => Count - heard <= DecodePlan.Threads + MostReordered;

    // In a container that is damaged, a step out of an even pace is more likely a loss than a pause.
    private bool IsTorn(long step)
    {
        var pace = _isEven ? plan.Clock.UsualStep : _lastStep;
        var isEvenHere = _isEven || (pace > 0 && 2 * Math.Abs(pace - _stepBefore) < pace);
        return plan.Complaint.Length > 0 ? isEvenHere ? 2 * step > 3 * pace : plan.IsPause(step, _lastStep)
            : _isEven && IsOfNow(_tornAfter) && IsShortOfPictures(step);
    }

    // Where recordings were joined, pieces are called torn as well: there the pace is another, or the pause longer.
    private bool IsShortOfPictures(long step)
    {
        var (usual, off) = (plan.Clock.UsualStep, step % plan.Clock.UsualStep);
        return 2 * step > 3 * usual && step < plan.Clock.StepsPerSecond && 10 * Math.Min(off, usual - off) < usual;
    }

    /// <summary>The first time before now at which a picture should have come and did not.</summary>
    private long? FirstMissing(long now)
    {
        long? first = null;
        while (_expected < plan.Times.Count && plan.Times[_expected] < now)
        {
            first ??= plan.Times[_expected] > (_last ?? long.MinValue) ? plan.Times[_expected] : null;
            _expected++;
        }

        return first;
    }

    private void Lose(long from, long now)
    {
        _lost += now - from;
        var until = TrailEnd(now, now);
        var reason = _trouble ?? (_last is null ? FootageWords.BeginsInside : FootageWords.Damaged);
        Doubt(from, until, reason);
        (_trouble, _pending) = (null, _pending & DecoderComplaint.Change);
    }

    private void LookAtComplaints(long now)
    {
        if ((_pending & (DecoderComplaint.NextPicture | DecoderComplaint.SomePicture)) != 0)
        {
            var isNext = !_pending.HasFlag(DecoderComplaint.SomePicture);
            var until = TrailEnd(now, now + (isNext ? 1 : _decodedAhead * plan.Clock.UsualStep));
            Doubt(now, until, FootageWords.Damaged);
        }

        var isChanged = _pending.HasFlag(DecoderComplaint.Change);
        if (isChanged && !_isChanged)
        {
            _notes.Add(new(plan.Clock.At(now), FootageWords.Change));
        }

        (_isChanged, _pending) = (isChanged, DecoderComplaint.None);
    }

    /// <summary>When the first picture from a time on comes that needs no other.</summary>
    private long TrailEnd(long now, long from)
    {
        var place = Array.BinarySearch(_keyTimes, from);
        place = place < 0 ? ~place : place;
        var latest = from + plan.Clock.Steps(LongestTrail);
        return Math.Max(now, place < _keyTimes.Length ? Math.Min(_keyTimes[place], latest) : latest);
    }

    private void Doubt(long from, long until, string reason)
    {
        Gap(from, until, GapKind.Damaged, reason);
        _doubtUntil = Math.Max(_doubtUntil, until);
    }

    private void Gap(long from, long to, GapKind kind, string reason) =>
        _gaps.Add(new(plan.Clock.At(from), plan.Clock.At(to), kind, reason));
}
