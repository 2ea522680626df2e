namespace Surgical.Capture;

/// <summary>Holds what is decoded against the plan, and writes down what is missing or cannot be trusted.</summary>
/// <remarks>For one reading and one thread.</remarks>
/// <param name="plan">Of the source.</param>
internal sealed class FootageRecorder(SourcePlan plan)
{
    /// <summary>
    /// How far behind the newest picture the one may be shown of which the decoder complains: its threads are ahead,
    /// and what it holds back is decoded before pictures that are shown earlier.
    /// </summary>
    private readonly int _decodedAhead = DecodePlan.Threads + (2 * plan.Track.HeldBack);

    private readonly List<TimeSpan> _times = [];
    private readonly GapList _gaps = new();
    private readonly List<FootageNote> _notes = [];
    private readonly PicturePace _pace = new(plan);
    private readonly PictureGroups _groups = new(plan);
    private readonly ExpectedPictures _expected = new(plan);
    private readonly HeardComplaints _heard = new();
    private DecoderComplaint _pending;
    private bool _isChanged;
    private string? _trouble;
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
        _heard.Take(meaning, Count);
    }

    /// <summary>Says what befell the reading; a gap that follows is put down to it.</summary>
    public void Befell(string trouble)
    {
        _trouble = trouble;
        _notes.Add(new(LastAt, trouble));
        _pending = DecoderComplaint.None;
        _heard.Take(DecoderComplaint.NoPicture, Count);
    }

    /// <summary>Takes the next picture in.</summary>
    /// <param name="at">Steps of the case's clock; null where the child does not know.</param>
    /// <returns>Whether the picture can be trusted.</returns>
    public bool Picture(long? at)
    {
        var now = at ?? _pace.Due;
        LookBack(now);
        LookAtComplaints(now);
        LookForUndecoded(now);
        _pace.Take(now);
        _times.Add(plan.Clock.At(now));
        return now >= _doubtUntil;
    }

    /// <summary>Where reading can go on behind a place at which a decoder failed; null where nothing is left.</summary>
    public TimeSpan? NextStart()
    {
        var key = _groups.FirstBehind((_pace.Last ?? 0) + plan.Clock.UsualStep);
        return plan.HasJoins || plan.Clock.Start is null || key is null ? null : plan.Clock.At(key.Value);
    }

    /// <summary>What was seen up to now.</summary>
    public SeenFootage SoFar() => new(LastAt, _gaps.All, [.. _notes], plan.Clock.At(_lost), [.. _times]);

    /// <summary>What was seen, once no more comes.</summary>
    public SeenFootage End()
    {
        var end = plan.End;
        if (_pace.Last is { } last)
        {
            var over = plan.Clock.At(_pace.Due);
            end = over > end ? over : end;
            if (RestMissing(last) is { } missing)
            {
                Lose(IsTorn(missing - last) ? _pace.Due : missing, plan.Clock.Steps(end));
            }
        }

        if (_heard.Undecoded is { } undecoded && undecoded < Count)
        {
            Doubt(plan.Clock.Steps(_times[undecoded]), plan.Clock.Steps(end), FootageWords.Damaged);
        }

        if (_pace.EndsTornAt is { } torn)
        {
            _lost += _doubtUntil > torn ? 0 : plan.Clock.Steps(LastAt) - torn;
            Gap(torn, plan.Clock.Steps(end), GapKind.Missing, FootageWords.Torn);
        }

        _gaps.Clip(end);
        var isDoubtful = plan.IsCutOff || plan.Clock.At(_doubtUntil) >= end;
        if (plan.PromisedEnd is { } promised && promised > end && isDoubtful)
        {
            var from = plan.IsTornInside && Count > 0 ? LastAt : end;
            _gaps.Add(new(from, promised, GapKind.Missing, FootageWords.CutOff));
            _lost += plan.Clock.Steps(promised - end);
            end = promised;
        }

        var notes = PlanNotes.Of(plan).Concat(_notes).Concat(NotesOnTheWhole()).OrderBy(note => note.At);
        return new(end, _gaps.All, [.. notes], plan.Clock.At(_lost), _times);
    }

    private IEnumerable<FootageNote> NotesOnTheWhole()
    {
        var isDamaged = _gaps.All.Any(gap => gap.Kind is not GapKind.Pause);
        if (isDamaged && plan.CountedAhead is { } early)
        {
            yield return new(TimeSpan.Zero, FootageWords.CountedOnly(early));
        }

        // Where an edit list cuts pictures away, decoders jumble the times of those beside the cut: FFmpeg's count.
        if (plan is { HasJoins: false, HasCuts: false, FirstShown: not null } && Count == plan.Times.Count
            && plan.FirstContradiction(_times) is { } contradiction)
        {
            yield return new(contradiction, FootageWords.Contradiction);
        }

        if (!isDamaged && plan.Complaint.Length > 0)
        {
            yield return new(TimeSpan.Zero, FootageWords.FoundFault(plan.Complaint));
        }
    }

    private long? RestMissing(long last)
    {
        // Where a clock was bent, the end alone tells.
        long? bent = plan.Clock.Steps(plan.End) - last > plan.Clock.StepsPerSecond ? _pace.Due : null;
        if (plan.HasJoins)
        {
            return bent;
        }

        var missing = _expected.FirstMissing(last, long.MaxValue);
        return missing - last > plan.Clock.UsualStep / 2 ? missing : null;
    }

    private void LookBack(long now)
    {
        var (from, step) = (_pace.Due, _pace.StepTo(now));
        var missing = plan.HasJoins ? null : _expected.FirstMissing(_pace.Last, now);
        var isTorn = IsTorn(step);
        if (missing is { } lost && _pace.IsLoss(step, _heard.NoPictureNear(Count)) && !(isTorn && lost > from))
        {
            Lose(lost, now);
        }
        else if (isTorn)
        {
            // What was torn may be the end of the picture before, and what follows rests on what is missing.
            _lost += now - from;
            _doubtUntil = _groups.TrailEnd(now, now);
            Gap(_pace.TornFrom, _doubtUntil, GapKind.Missing, FootageWords.Torn);
        }
        else if (_pace.IsPause(step))
        {
            Gap(from, now, GapKind.Pause, Count == 0 ? FootageWords.NothingYet : FootageWords.Pause);
        }
    }

    private bool IsTorn(long step) => _pace.IsTorn(step, _heard.TornPieceNear(Count));

    private void Lose(long from, long now)
    {
        // Where a picture of MJPEG is lost whole, the next one may be torn at its head, and no decoder complains of it.
        _lost += now - from;
        var until = _groups.TrailEnd(now, plan.Track.Codec == "mjpeg" ? now + 1 : now);
        var reason = _trouble ?? (Count == 0 ? FootageWords.BeginsInside : FootageWords.Damaged);
        Doubt(from, until, reason);
        (_trouble, _pending) = (null, _pending & DecoderComplaint.Change);
    }

    private void LookAtComplaints(long now)
    {
        if ((_pending & (DecoderComplaint.NextPicture | DecoderComplaint.SomePicture)) != 0)
        {
            var isNext = !_pending.HasFlag(DecoderComplaint.SomePicture);
            var until = _groups.TrailEnd(now, now + (isNext ? 1 : _decodedAhead * plan.Clock.UsualStep));
            Doubt(now, until, FootageWords.Damaged);
        }

        var isChanged = _pending.HasFlag(DecoderComplaint.Change);
        if (isChanged && !_isChanged)
        {
            _notes.Add(new(plan.Clock.At(now), FootageWords.Change));
        }

        (_isChanged, _pending) = (isChanged, DecoderComplaint.None);
    }

    private void LookForUndecoded(long now)
    {
        if (_heard.Undecoded is { } undecoded && Count - undecoded > _decodedAhead)
        {
            Doubt(plan.Clock.Steps(_times[undecoded]), _groups.TrailEnd(now, now), FootageWords.Damaged);
        }
    }

    private void Doubt(long from, long until, string reason)
    {
        Gap(from, until, GapKind.Damaged, reason);
        _doubtUntil = Math.Max(_doubtUntil, until);
    }

    private void Gap(long from, long to, GapKind kind, string reason)
    {
        _gaps.Add(new(plan.Clock.At(from), plan.Clock.At(to), kind, reason));
        if (kind is not GapKind.Pause)
        {
            _heard.AccountForUndecoded();
        }
    }
}
