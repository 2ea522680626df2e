namespace Surgical.Cases.Chart;

/// <summary>The phases of a whole case as an instructor saw them. Never changed; the newest one counts.</summary>
/// <param name="Spans">In the order of time, not overlapping; what none covers is idle.</param>
/// <param name="By">A short name, as the instructor gave it.</param>
/// <param name="Comment">In words; never part of an export.</param>
/// <param name="UntilSeconds">
/// How far the instructor has come, seconds in the video: beyond, nothing is said. Null where all of it is marked.
/// </param>
public sealed record PathCorrection(
    IReadOnlyList<CorrectedSpan> Spans, string By, string? Comment = null, double? UntilSeconds = null)
{
    /// <summary>Whether it says what is at a time.</summary>
    public bool Covers(double seconds) => !(seconds >= UntilSeconds);
}

/// <summary>A stretch of one phase, half-open.</summary>
/// <param name="Phase">Id of domain.md.</param>
/// <param name="StartSeconds">In the video.</param>
/// <param name="EndSeconds">In the video, exclusive.</param>
public sealed record CorrectedSpan(string Phase, double StartSeconds, double EndSeconds);
