using Surgical.Analyzer.Phases;
using Surgical.Capture;

namespace Surgical.Analyzer.Reading;

/// <summary>What a finished run did and what it found.</summary>
/// <param name="Counts">Frame by frame.</param>
/// <param name="Duration">Length of the video: frames read over its mean rate, or the last key frame's time.</param>
/// <param name="BestPath">The whole path that explains the votes best: contiguous spans from 0 to the end.</param>
public sealed record CaseOutcome(CaseCounts Counts, TimeSpan Duration, IReadOnlyList<PhaseSpan> BestPath)
{
    /// <summary>Pictures of a folder that could not be read, in order; none of a video.</summary>
    public IReadOnlyList<RefusedPicture> RefusedPictures { get; init; } = [];
}

/// <summary>Where the frames went: every frame read is in exactly one of the other four.</summary>
/// <param name="Read">Frames that the source passed.</param>
/// <param name="Skipped">No key frames.</param>
/// <param name="Dropped">Key frames of a live source that a newer one replaced before their turn.</param>
/// <param name="Asked">Key frames put to the model, in this run or in the one that it continues.</param>
/// <param name="Gated">Key frames that could not be judged and were kept from the model.</param>
public sealed record CaseCounts(long Read, long Skipped, long Dropped, long Asked, long Gated);
