namespace Surgical.Capture;

/// <summary>
/// How a video is read, made once from its packets: by it pictures are decoded, played and numbered, wherever that is
/// done. Kept with a case.
/// </summary>
public sealed record SourcePlan
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromSeconds(1);

    private const int StepsOfAPause = 10;

    // Coarse containers count in milliseconds.
    private static readonly TimeSpan RoundingOfTimes = TimeSpan.FromMilliseconds(2);

    private static readonly TimeSpan RoundingOfLengths = TimeSpan.FromMilliseconds(100);

    // In pictures: an AVI's count is exact but for one that is being written.
    private const double RoundingOfCounts = 2.5;

    /// <summary>What people call the file.</summary>
    public required string Name { get; init; }

    /// <summary>The pictures as the container has them.</summary>
    public required VideoTrack Track { get; init; }

    /// <summary>From the stream's clock to the case's.</summary>
    public required SourceClock Clock { get; init; }

    /// <summary>When each picture is shown if all can be decoded, in steps of <see cref="Clock"/>, growing.</summary>
    public required IReadOnlyList<long> Times { get; init; }

    /// <summary>Places, in <see cref="Times"/>, of pictures that need no other.</summary>
    public required IReadOnlyList<int> Keys { get; init; }

    /// <summary>When, in steps, the stream's clock goes back or begins anew, as where recordings were joined.</summary>
    public required IReadOnlyList<long> Joins { get; init; }

    /// <summary>Whether times of the case are not the stream's own less a start.</summary>
    public bool HasJoins => Joins.Count > 0 || Clock.StandsStill;

    /// <summary>Whether an edit list cuts pieces away that are in the file.</summary>
    public required bool HasCuts { get; init; }

    /// <summary>
    /// The stream's clock at the first picture that is shown; null where pictures have no times of their own.
    /// </summary>
    public required long? FirstShown { get; init; }

    /// <summary>The stream's clock at the last picture that is shown; null likewise.</summary>
    public required long? LastShown { get; init; }

    /// <summary>When the container says that the pictures end, where they end before; else null.</summary>
    public required TimeSpan? PromisedEnd { get; init; }

    /// <summary>FFmpeg's words on a damaged container; empty when it has none.</summary>
    public required string Complaint { get; init; }

    /// <summary>Where the last picture is over; what lasts as long as a pause ends with its usual time.</summary>
    public required TimeSpan End { get; init; }

    /// <summary>Whether all pictures follow each other at one pace, to a tick of coarse containers.</summary>
    public bool HasConstantRate =>
        Steps.All(step => Math.Abs(step - Clock.UsualStep) < Clock.StepsPerSecond * 0.0011);

    /// <summary>Whether nearly all pictures follow each other at one pace.</summary>
    internal bool IsEven
    {
        get
        {
            var steps = Steps.ToList();
            return steps.Count(step => 2 * Math.Abs(step - Clock.UsualStep) < Clock.UsualStep) >= steps.Count * 9 / 10;
        }
    }

    /// <summary>Whether the pictures end so long before the promise that it was not only rounded.</summary>
    public bool IsCutOff => PromisedEnd - End > (Track.Container == "avi"
        ? RoundingOfCounts * Clock.At(Clock.UsualStep)
        : RoundingOfLengths);

    /// <summary>Whether the container is at fault otherwise than by its end: its last picture may be torn.</summary>
    internal bool IsTornInside =>
        Complaint.Split("; ").Any(one => one.Length > 0 && !DecoderComplaints.IsOfTheEnd(one));

    /// <summary>By how much times may be early: an AVI tells none, and counts pictures. Null for not at all.</summary>
    internal TimeSpan? CountedAhead => Track.Container == "avi" ? PromisedEnd - End : null;

    /// <summary>Where what was decoded first contradicts the plan's times; null where they agree throughout.</summary>
    /// <param name="shown">When each decoded picture is shown, ascending.</param>
    public TimeSpan? FirstContradiction(IReadOnlyList<TimeSpan> shown)
    {
        var common = Math.Min(shown.Count, Times.Count);
        for (var place = 0; place < common; place++)
        {
            if ((shown[place] - Clock.At(Times[place])).Duration() > RoundingOfTimes)
            {
                return shown[place];
            }
        }

        return shown.Count > common ? shown[common]
            : Times.Count > common ? Clock.At(Times[common])
            : null;
    }

    /// <summary>Whether every browser turns the pictures as we do: not at all, or by quarters.</summary>
    public bool IsPlainlyTurned => PictureTurn.Of(Track.DisplayMatrix).IsPlain;

    /// <summary>Width of the pictures as people see them, pixels.</summary>
    public int ShownWidth => FilterChain.SizeOf(Track).Width;

    /// <summary>Height of the pictures as people see them, pixels.</summary>
    public int ShownHeight => FilterChain.SizeOf(Track).Height;

    private IEnumerable<long> Steps => Times.Zip(Times.Skip(1), (earlier, later) => later - earlier);

    /// <summary>Whether a step of the clock is a pause, and no slow camera's next picture.</summary>
    /// <param name="step">In steps.</param>
    /// <param name="before">The one before; 0 for none.</param>
    internal bool IsPause(long step, long before) =>
        step > Math.Max(Clock.Steps(LeastPause), StepsOfAPause * Clock.UsualStep) && step > 3 * before;
}
