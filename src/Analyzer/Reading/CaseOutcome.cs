using Surgical.Analyzer.Phases;
using Surgical.Capture;

namespace Surgical.Analyzer.Reading;

/// <summary>What a finished run did and what it found.</summary>
/// <param name="Counts">Frame by frame.</param>
/// <param name="Footage">What there was to see.</param>
/// <param name="SeenShare">
/// Share of the recording that was really seen, 0 to 1: <see cref="Reading.SeenShare"/>.
/// </param>
/// <param name="BestPath">The whole path that explains the votes best: contiguous spans from 0 to the end.</param>
public sealed record CaseOutcome(
    CaseCounts Counts, SeenFootage Footage, double SeenShare, IReadOnlyList<PhaseSpan> BestPath)
{
    /// <summary>With less to read than this the case has failed.</summary>
    public const double LeastReadable = 0.5;

    /// <summary>Length of the recording.</summary>
    public TimeSpan Duration => Footage.Length;

    /// <summary>Pictures of a folder that could not be read, in order; none of a video.</summary>
    public IReadOnlyList<RefusedPicture> RefusedPictures { get; init; } = [];

    /// <summary>Why the reading ended before the recording did; null where it did not.</summary>
    public string? BrokeOff { get; init; }

    /// <summary>Why the case has failed though there are answers; null where it is complete.</summary>
    public string? Failure => BrokeOff ?? (Footage.ReadableShare < LeastReadable ? TooLittle() : null);

    /// <summary>Ends what goes on only with a case that is complete.</summary>
    /// <param name="name">What people call the recording.</param>
    /// <exception cref="CaptureException">The case has failed; what was read of it stands.</exception>
    public void RequireReadable(string name)
    {
        if (Failure is { } failure)
        {
            // What broke a reading off may name what it was reading.
            throw new CaptureException(
                failure.StartsWith(name, StringComparison.Ordinal) ? failure : $"{name}: {failure}");
        }
    }

    private string TooLittle() =>
        $"Only {Footage.ReadableShare * 100:F0} % of the recording could be read, expected at least "
        + $"{LeastReadable * 100:F0} %: {Footage.Gaps.First(gap => gap.Kind is not GapKind.Pause).Reason}";
}

/// <summary>Where the frames went: every frame read is in exactly one of the other four.</summary>
/// <param name="Read">Frames that the source passed.</param>
/// <param name="Skipped">No key frames.</param>
/// <param name="Dropped">Key frames of a live source that a newer one replaced before their turn.</param>
/// <param name="Asked">Key frames put to the model, in this run or in the one that it continues.</param>
/// <param name="Gated">Key frames that could not be judged and were kept from the model.</param>
public sealed record CaseCounts(long Read, long Skipped, long Dropped, long Asked, long Gated);
